using System.Text.Json;
using System.Text.Json.Nodes;

namespace AtlasBackup.ContractTool.Examples;

/// <summary>An argument of an example: its name, its declared type and its value.</summary>
internal sealed record Argument(string Name, string Type, JsonNode Value)
{
    /// <summary>The enumeration that the value, or each item of it, is of; or null where it is of none.</summary>
    public string? Enumeration { get; init; }

    /// <summary>The names that the enumeration has for the value, or for each item of it.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    public JsonValueKind Kind => Value.GetValueKind();

    /// <summary>The value as JSON, which is also how most languages write it.</summary>
    public string Literal => Value.ToJsonString(Json.Compact);

    public bool IsList => Kind == JsonValueKind.Array;

    /// <summary>The items of a list, as a language writes them.</summary>
    /// <param name="member">Writes a member of an enumeration.</param>
    public IEnumerable<string> Items(Func<string, string> member) => Enumeration is null
        ? Value.AsArray().Select(item => item?.ToJsonString(Json.Compact) ?? "null")
        : Members.Select(member);
}
