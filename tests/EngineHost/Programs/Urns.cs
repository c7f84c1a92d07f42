namespace AtlasBackup.EngineHost.Programs;

/// <summary>Builds and takes apart resource URNs.</summary>
internal static class Urns
{
    public const string StackType = "pulumi:pulumi:Stack";

    private const string ProviderTypePrefix = "pulumi:providers:";
    private const string Separator = "::";

    public static string Build(string stack, string project, string parentUrn, string type, string name)
    {
        var parentType = parentUrn.Length == 0 ? StackType : TypeOf(parentUrn);
        var qualifiedType = parentType == StackType ? type : $"{parentType}${type}";
        return $"urn:pulumi:{stack}::{project}::{qualifiedType}::{name}";
    }

    /// <summary>The package whose provider resource this type is; null for any other type.</summary>
    public static string? ProviderPackage(string type) =>
        type.StartsWith(ProviderTypePrefix, StringComparison.Ordinal) ? type[ProviderTypePrefix.Length..] : null;

    /// <summary>A program names a provider by URN and id; names may hold the separator, ids never do.</summary>
    public static string ProviderReference(string urn, string id) => $"{urn}{Separator}{id}";

    private static string TypeOf(string urn) => urn.Split(Separator)[2];
}
