using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AtlasBackup.EndToEnd.Tests.Plugin;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.EndToEnd.Tests.Terraform;

/// <summary>A function of the contract under the names of Terraform, which are worked out here once more.</summary>
internal static partial class TerraformFunction
{
    public static string TypeOf(string function) => $"atlasbackup_{Snake(Verb().Replace(function, ""))}";

    public static string Snake(string name) =>
        Capital().Replace(name, match => $"_{match.Value}").ToLowerInvariant();

    /// <summary>Arguments for which the simulated Atlas has a complete answer.</summary>
    public static JsonObject Args(ContractFunction function) =>
        new(function.Asked.Select(one => KeyValuePair.Create(Snake(one.Key), (JsonNode?)one.Value)));

    /// <summary>The arguments of a call of Pulumi.</summary>
    public static JsonObject Args(Struct args) => new(
        JsonNode.Parse(JsonFormatter.Default.Format(args))?.AsObject()
            .Select(member => KeyValuePair.Create(Snake(member.Key), member.Value?.DeepClone())) ?? []);

    [GeneratedRegex("^(get|list)")]
    private static partial Regex Verb();

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]|(?<!^)[A-Z](?=[a-z])")]
    private static partial Regex Capital();
}
