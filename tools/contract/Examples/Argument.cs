using System.Text.Json;
using System.Text.Json.Nodes;

namespace AtlasBackup.ContractTool.Examples;

/// <summary>An argument of an example: its name, its declared type and its value.</summary>
internal sealed record Argument(string Name, string Type, JsonNode Value)
{
    /// <summary>The enumeration to which the value belongs, and its name there; null if it belongs to none.</summary>
    public (string Type, string Name)? Member { get; init; }

    public JsonValueKind Kind => Value.GetValueKind();

    /// <summary>The value as JSON, which is also how most languages write it.</summary>
    public string Literal => Value.ToJsonString(Json.Compact);

    public IEnumerable<string> Items => Value.AsArray().Select(item => item?.ToJsonString(Json.Compact) ?? "null");
}
