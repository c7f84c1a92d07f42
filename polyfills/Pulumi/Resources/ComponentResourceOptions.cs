namespace Pulumi;

/// <summary>How a resource that groups others is registered.</summary>
public sealed class ComponentResourceOptions : ResourceOptions
{
    public List<ProviderResource> Providers { get => field ??= []; set; }

    /// <summary>Both options in one: lists are joined, and of single values the second wins.</summary>
    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        var merged = (options1 ?? new ComponentResourceOptions()).Copy();
        if (options2 is not null)
        {
            merged.MergeFrom(options2);
            merged.Providers = LastOfEachPackage([.. merged.Providers, .. options2.Providers]);
        }

        return merged;
    }

    internal override ResourceOptions Clone() => Copy();

    private static List<ProviderResource> LastOfEachPackage(IEnumerable<ProviderResource> providers) =>
        [.. providers.Reverse().DistinctBy(provider => provider.Package).Reverse()];

    private ComponentResourceOptions Copy()
    {
        var copy = new ComponentResourceOptions { Providers = [.. Providers] };
        copy.CopyFrom(this);
        return copy;
    }
}
