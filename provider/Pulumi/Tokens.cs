namespace AtlasBackup.Provider.Pulumi;

/// <summary>The names by which Pulumi knows the package and its functions.</summary>
internal static class Tokens
{
    public const string Package = "atlasbackup";
    public const string PluginName = "pulumi-resource-atlasbackup";

    private const string FunctionPrefix = $"{Package}:index:";

    /// <summary>The contract's name of a function, or the whole token if it does not belong to this package.</summary>
    public static string FunctionOf(string token) =>
        token.StartsWith(FunctionPrefix, StringComparison.Ordinal) ? token[FunctionPrefix.Length..] : token;
}
