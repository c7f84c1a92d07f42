using System.Net;
using System.Text.Json;

namespace AtlasBackup.Core.Atlas.Http;

/// <summary>
/// Notices JSON that ends too early. The sockets notice it where an answer says how long it is; not where the end of
/// the connection is its end, where it was cut before it got its length, and where it was cut while it was packed.
/// </summary>
internal static class CutJson
{
    /// <summary>Whether the end of a body is marked, so that the sockets notice when it is cut.</summary>
    /// <param name="response">The answer, before its body is read. What was packed shows no length any more.</param>
    public static bool HasMarkedEnd(HttpResponseMessage response) =>
        response.Version.Major > 1
        || response.Headers.TransferEncodingChunked == true
        || response.Content.Headers.ContentLength is not null;

    /// <summary>Whether an answer for which JSON was asked ends before its JSON does.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="response">Its answer, with its body read to the end.</param>
    /// <param name="hasMarkedEnd">Whether the end of the body was marked.</param>
    public static bool IsIn(HttpRequestMessage request, HttpResponseMessage response, bool hasMarkedEnd)
    {
        if (response.StatusCode != HttpStatusCode.OK
            || !request.Headers.NonValidated.Contains("Accept")
            || response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.OrdinalIgnoreCase)
                != true)
        {
            return false;
        }

        // Every complete answer ends so, and a cut one almost never: the later parser notices the rest.
        var body = BufferedContent.BytesOf(response).Span;
        return !(hasMarkedEnd && body.TrimEnd(" \t\r\n"u8) is [.., (byte)'}' or (byte)']']) && IsCut(body);
    }

    private static bool IsCut(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, isFinalBlock: false, default);
        try
        {
            while (reader.Read())
            {
                // Until it would need more than there is.
            }

            return reader.CurrentDepth > 0
                || reader.TokenType is JsonTokenType.None or JsonTokenType.StartObject or JsonTokenType.StartArray;
        }
        catch (JsonException)
        {
            // The JSON is wrong, but not cut: another attempt will not help.
            return false;
        }
    }
}
