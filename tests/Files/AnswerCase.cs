using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace AtlasBackup.Tests.Files;

/// <summary>
/// One case of what the simulated Atlas answers: an error, an answer of its own, the items of a list, or else the
/// complete answer with changes.
/// </summary>
public sealed record AnswerCase
{
    /// <summary>
    /// The parameters that this case is for, each with its value or values; without any it is for all.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> When { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>Whether the case has forms that Atlas does not document, and a typed client cannot read.</summary>
    [JsonPropertyName("odd")]
    public bool IsOdd { get; init; }

    public AnswerError? Error { get; init; }

    public JsonObject? Answer { get; init; }

    /// <summary>The items of a list, each with what differs from the one item of the complete answer.</summary>
    public IReadOnlyList<AnswerCase>? Items { get; init; }

    /// <summary>Properties with other values than in the complete answer.</summary>
    public JsonObject Change { get; init; } = [];

    /// <summary>Properties of the complete answer that are absent.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>Parameters that this case fits.</summary>
    public IReadOnlyDictionary<string, string> Example =>
        When.ToDictionary(parameter => parameter.Key, parameter => Values(parameter.Value).First());

    public bool Fits(IReadOnlyDictionary<string, string> asked) => When.All(
        parameter => asked.TryGetValue(parameter.Key, out var value) && Values(parameter.Value).Contains(value));

    /// <summary>
    /// A new object: this case's own answer where it has one, else the complete one with the changes.
    /// </summary>
    public JsonObject Apply(JsonObject complete)
    {
        var answer = (Answer ?? complete).DeepClone().AsObject();
        foreach (var name in Without)
        {
            answer.Remove(name);
        }

        Merge(answer, Change);
        return answer;
    }

    private static IEnumerable<string> Values(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? value.EnumerateArray().Select(one => $"{one}")
        : [$"{value}"];

    private static void Merge(JsonObject target, JsonObject changes)
    {
        foreach (var (name, value) in changes)
        {
            if (value is JsonObject inner && target[name] is JsonObject existing)
            {
                Merge(existing, inner);
            }
            else
            {
                target[name] = value?.DeepClone();
            }
        }
    }
}

/// <summary>A refusal in Atlas's form. Names in braces in its texts are parameters of the request.</summary>
public sealed record AnswerError(int Status, string Code, string Detail)
{
    /// <summary>Null where Atlas sends null.</summary>
    public IReadOnlyList<string>? Parameters { get; init; } = [];
}
