using System.Collections.Immutable;

namespace Pulumi;

/// <summary>The explicit provider for each package, for a resource and its children.</summary>
internal static class ProviderMap
{
    public static ImmutableDictionary<string, ProviderResource> Inherit(
        ImmutableDictionary<string, ProviderResource>? inherited, string type, ResourceOptions options)
    {
        var providers = inherited ?? ImmutableDictionary<string, ProviderResource>.Empty;
        if (options is not ComponentResourceOptions component)
        {
            return options.Provider is { } own && PackageOf(type) is { } package
                ? providers.SetItem(package, own)
                : providers;
        }

        if (component is { Provider: not null, Providers.Count: > 0 })
        {
            throw new ResourceException(
                "Do not supply both 'provider' and 'providers' options to a ComponentResource.", options.Parent);
        }

        var given = component.Provider is { } single ? [single] : component.Providers;
        return providers.SetItems(given.Select(provider => KeyValuePair.Create(provider.Package, provider)));
    }

    /// <summary>The package of a token such as <c>package:module:member</c>; null for any other text.</summary>
    public static string? PackageOf(string token)
    {
        var parts = token.Split(':');
        return parts.Length == 3 ? parts[0] : null;
    }
}
