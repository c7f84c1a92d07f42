using System.Text.Json;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas.Http;

/// <summary>What Atlas says of a request that it refused. Everything but the status may be missing.</summary>
internal sealed record AtlasError(int Status, string? Code, string? Detail, IReadOnlyList<string> Parameters)
{
    /// <summary>The code of a list that Atlas cannot count in its time; without the count it can be read.</summary>
    public const string TimeoutWhilePaging = "TIMEOUT_WHILE_PAGING";

    private const string CodeHeader = "X-Error-Code";

    // RFC 6749. Any gateway may write another text there.
    private static readonly HashSet<string> OAuthCodes =
    [
        "invalid_request", "invalid_client", "invalid_grant", "unauthorized_client", "unsupported_grant_type",
        "invalid_scope", "access_denied", "server_error", "temporarily_unavailable", "invalid_token",
        "insufficient_scope",
    ];

    // What describes an error is much smaller. To read JSON as a tree takes many times its size.
    private const int MaxBodyLength = 64 * 1024;

    /// <summary>Whether the same request is bound to fail again, although its status says that Atlas is busy.</summary>
    public bool IsFinal => Code == TimeoutWhilePaging;

    /// <summary>Reads the error out of the body of an answer, and out of its headers where the body has none.</summary>
    public static AtlasError Of(HttpResponseMessage response) => Read(
        (int)response.StatusCode,
        BufferedContent.BytesOf(response).Span,
        response.Headers.NonValidated.TryGetValues(CodeHeader, out var values) ? values.ToString() : null);

    /// <param name="status">The status of the answer.</param>
    /// <param name="body">Its body.</param>
    /// <param name="headerCode">The code in its headers, if there is one.</param>
    public static AtlasError Read(int status, ReadOnlySpan<byte> body, string? headerCode = null)
    {
        var codeElsewhere = TextOrNull(headerCode);
        if (body.Length > MaxBodyLength)
        {
            return new AtlasError(status, codeElsewhere, null, []);
        }

        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            return FromJson(status, document.RootElement) is { Code: not null } error
                ? error
                : FromJson(status, document.RootElement) with { Code = codeElsewhere };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Half a surrogate pair is valid JSON, and no text: reading it is an invalid operation.
            return new AtlasError(status, codeElsewhere, null, []);
        }
    }

    private static AtlasError FromJson(int status, JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return new AtlasError(status, null, null, []);
        }

        // The token endpoint answers in OAuth's form, where "error" is a text, except when it answers in Atlas's own.
        var oauthCode = Text(body, "error") is { } text && OAuthCodes.Contains(text) ? text : null;
        var code = Text(body, "errorCode") ?? oauthCode;
        var detail = Text(body, "detail") ?? Text(body, "error_description") ?? Text(body, "reason");
        var fields = Fields(body);
        return new AtlasError(status, code, WithFields(detail, fields), ReadParameters(body));
    }

    private static string? WithFields(string? detail, string? fields) =>
        detail is null || fields is null ? detail ?? fields : $"{detail.TrimEnd('.')} ({fields})";

    private static string? Fields(JsonElement body)
    {
        if (!body.TryGetProperty("badRequestDetail", out var detail)
            || detail.ValueKind != JsonValueKind.Object
            || !detail.TryGetProperty("fields", out var fields)
            || fields.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var texts = fields.EnumerateArray()
            .Where(field => field.ValueKind == JsonValueKind.Object)
            .Select(field => $"{Text(field, "field")}: {Text(field, "description")}")
            .ToList();
        return texts.Count == 0 ? null : string.Join("; ", texts);
    }

    private static List<string> ReadParameters(JsonElement body) =>
        body.TryGetProperty("parameters", out var parameters) && parameters.ValueKind == JsonValueKind.Array
            ? [.. parameters.EnumerateArray().Select(parameter => parameter.ToString())]
            : [];

    private static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var text)
            && text.ValueKind == JsonValueKind.String
            ? TextOrNull(text.GetString())
            : null;

    private static string? TextOrNull(string? text) =>
        text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}
