using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace AtlasBackup.AtlasSimulator.Api;

/// <summary>The forms of an answer that every endpoint has: with line breaks, and in an envelope.</summary>
internal static class AnswerForm
{
    private const string Pretty = "pretty";
    private const string Envelope = "envelope";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The query parameters that ask for them.</summary>
    public static IReadOnlyList<string> Parameters { get; } = [Pretty, Envelope];

    public static byte[] Of(byte[] answer, IQueryCollection query)
    {
        var formed = IsTrue(query[Envelope]) ? Enveloped(answer) : answer;
        return IsTrue(query[Pretty])
            ? Encoding.UTF8.GetBytes(JsonNode.Parse(formed)?.ToJsonString(Indented) ?? "")
            : formed;
    }

    /// <summary>
    /// A single entity is put inside the envelope. For a list, one more field is added beside the results.
    /// </summary>
    public static byte[] Enveloped(byte[] answer) => answer.AsSpan().IndexOf("\"results\""u8) >= 0
        ? [.. "{\"status\":200,"u8, .. answer[1..]]
        : [.. "{\"status\":200,\"content\":"u8, .. answer, (byte)'}'];

    private static bool IsTrue(string? text) => string.Equals(text, "true", StringComparison.OrdinalIgnoreCase);
}
