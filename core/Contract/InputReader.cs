using System.Text.Json;

namespace AtlasBackup.Core.Contract;

/// <summary>Reads the inputs of a function, and the settings, which have the same form.</summary>
internal sealed class InputReader(TypeReader types)
{
    /// <summary>Reads one input, whose name is that of its member.</summary>
    public Input Read(string name, JsonElement specification) => new(name, types.Read(specification))
    {
        Description = specification.Text("description") ?? "",
        IsSecret = specification.Flag("secret"),
        Place = specification.Flag("local") ? InputPlace.Local : InputPlace.Query,
        Filter = specification.Text("filter") switch
        {
            null => InputFilter.None,
            "equal" => InputFilter.Equal,
            "since" => InputFilter.Since,
            "until" => InputFilter.Until,
            "latest" => InputFilter.Latest,
            var other => throw new InvalidOperationException($"contract/: filter '{other}' is not supported"),
        },
        Rule = ReadRule(specification),
        Excludes = specification.Texts("excludes"),
        Needs = specification.Texts("needs"),
        Environment = specification.Texts("environment"),
        Default = specification.Value("default"),
    };

    private static InputRule ReadRule(JsonElement specification) => new()
    {
        Format = specification.Text("format") switch
        {
            null => InputFormat.Any,
            "object-id" => InputFormat.ObjectId,
            "cluster-name" => InputFormat.ClusterName,
            "segment" => InputFormat.Segment,
            "date-time" => InputFormat.DateTime,
            "int64" => InputFormat.Int64,
            var other => throw new InvalidOperationException($"contract/: format '{other}' is not supported"),
        },
        Minimum = specification.Number("minimum"),
        ExclusiveMinimum = specification.Number("exclusiveMinimum"),
        Maximum = specification.Number("maximum"),
        MaxLength = specification.Integer("maxLength"),
        MinItems = specification.Integer("minItems"),
        MaxItems = specification.Integer("maxItems"),
    };
}
