using AtlasBackup.Core.Values;


namespace AtlasBackup.Core.Contract;

/// <summary>One invoke function: what it takes and what it gives.</summary>
internal sealed record FunctionSchema(string Token, ObjectSchema Inputs, ObjectSchema Outputs);

/// <summary>What schema.json declares: the configuration and the functions.</summary>
internal sealed record PackageSchema(
    string Name,
    ObjectSchema Configuration,
    IReadOnlyDictionary<string, FunctionSchema> Functions)
{
    private static readonly Lazy<PackageSchema> LazyEmbedded = new(() => SchemaReader.Read(EmbeddedSchema.Bytes));

    /// <summary>The schema that this plugin was built with, read when it is first asked for.</summary>
    public static PackageSchema Embedded => LazyEmbedded.Value;
}
