using System.Text.Json;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Contract;

/// <summary>Reads members of the contract's JSON that may be missing.</summary>
internal static class ContractJson
{
    extension(JsonElement element)
    {
        public string? Text(string name) => element.Member(name)?.GetString();

        public bool Flag(string name) => element.Member(name)?.GetBoolean() ?? false;

        public double? Number(string name) => element.Member(name)?.GetDouble();

        public int? Integer(string name) => element.Member(name)?.GetInt32();

        public IReadOnlyList<string> Texts(string name) => element.Member(name) is { } list
            ? [.. list.EnumerateArray().Select(item => item.GetString() ?? "")]
            : [];

        public IReadOnlyDictionary<string, string> TextsByName(string name) => element.Member(name) is { } members
            ? members.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetString() ?? "")
            : [];

        public IReadOnlyDictionary<string, IReadOnlyList<string>> ListsByName(string name) =>
            element.Member(name) is { } members
                ? members.EnumerateObject().ToDictionary(member => member.Name, member => members.Texts(member.Name))
                : [];

        public InputValue Value(string name) => element.Member(name) switch
        {
            { ValueKind: JsonValueKind.String } text => InputValue.Of(text.GetString() ?? ""),
            { ValueKind: JsonValueKind.Number } number => InputValue.Of(number.GetDouble()),
            { ValueKind: JsonValueKind.True or JsonValueKind.False } flag => InputValue.Of(flag.GetBoolean()),
            _ => InputValue.Null,
        };

        public JsonElement? Member(string name) => element.TryGetProperty(name, out var member) ? member : null;
    }
}
