using System.Text.Json;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas;

/// <summary>
/// Takes answers out of Atlas's envelope, which puts the status into the body. This program never asks for it, but a
/// machine in between may add the parameter.
/// </summary>
internal static class Envelope
{
    /// <summary>Gives what is in the envelope, or the whole body when there is none.</summary>
    /// <exception cref="ProviderException">The envelope holds anything but a success.</exception>
    /// <param name="body">The body of an answer.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="complete">Adds to a refusal what the body does not say, such as the credentials.</param>
    public static ReadOnlyMemory<byte> Open(
        ReadOnlyMemory<byte> body,
        AtlasRequest request,
        Func<Refusal, Refusal> complete)
    {
        try
        {
            return Find(body) is var (status, content) ? Open(body, status, content, request, complete) : body;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The reader of the body reports what is wrong with it.
            return body;
        }
    }

    private static ReadOnlyMemory<byte> Open(
        ReadOnlyMemory<byte> body,
        int status,
        Range? content,
        AtlasRequest request,
        Func<Refusal, Refusal> complete)
    {
        var inner = content is { } range ? body[range] : body;
        if (status is 200 or < 100 or > 599)
        {
            return inner;
        }

        var error = AtlasError.Read(status, inner.Span);
        var refusal = new Refusal($"GET {request.Path}", error, "application/json")
        {
            Words = FirstWords.Of(inner.Span, "application/json"),
        };
        throw AtlasErrors.Refused(complete(refusal), request);
    }

    // An envelope is an object with a number "status"; an entity has its "content" in it, a list stands beside it.
    private static (int Status, Range? Content)? Find(ReadOnlyMemory<byte> body)
    {
        // Most answers contain no such number, and a search shows that faster than a parser.
        if (!HasNumericStatus(body.Span))
        {
            return null;
        }

        var reader = new Utf8JsonReader(body.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        int? status = null;
        Range? content = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isStatus = reader.ValueTextEquals("status"u8);
            var isContent = reader.ValueTextEquals("content"u8);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            if (isStatus && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number))
            {
                status = number;
            }

            reader.Skip();
            if (isContent && body.Span[start] == (byte)'{')
            {
                content = start..(int)reader.BytesConsumed;
            }
        }

        return status is { } found ? (found, content) : null;
    }

    private static bool HasNumericStatus(ReadOnlySpan<byte> body)
    {
        var name = "\"status\""u8;
        while (body.IndexOf(name) is var start and >= 0)
        {
            body = body[(start + name.Length)..];
            if (body.TrimStart(" \t\r\n:"u8) is [>= (byte)'0' and <= (byte)'9', ..])
            {
                return true;
            }
        }

        return false;
    }
}
