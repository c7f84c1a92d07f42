namespace Pulumi;

/// <summary>Finds what the engine must wait for, from the resources that a value came from.</summary>
internal static class Dependencies
{
    /// <summary>
    /// The URNs of the resources; a component is replaced by the resources in it that a provider manages.
    /// </summary>
    public static async Task<string[]> UrnsOfAsync(IEnumerable<Resource> resources)
    {
        var all = Expand(resources).Select(resource => resource.Urn.GetValueAsync(whenUnknown: ""));
        var urns = await Task.WhenAll(all);
        return [.. urns.Where(urn => urn.Length > 0).Distinct()];
    }

    /// <summary>Whether every provider-managed resource has its id. During a preview an id may be missing.</summary>
    public static async Task<bool> AreCreatedAsync(IReadOnlyCollection<Resource> resources)
    {
        // A resource that the engine only named has no id output at all.
        foreach (var id in Expand(resources).OfType<CustomResource>().Select(resource => resource.Id).OfType<IOutput>())
        {
            if (!(await id.GetDataAsync()).IsKnown)
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<Resource> Expand(IEnumerable<Resource> resources)
    {
        var seen = new HashSet<Resource>();
        var pending = new Stack<Resource>(resources);
        while (pending.TryPop(out var resource))
        {
            if (!seen.Add(resource))
            {
                continue;
            }

            if (resource is not ComponentResource component)
            {
                yield return resource;
                continue;
            }

            if (component.IsRemote)
            {
                yield return resource;
            }

            Array.ForEach(component.GetChildren(), pending.Push);
        }
    }
}
