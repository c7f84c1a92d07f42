using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas.Http;

/// <summary>An answer other than the expected one: the request, and what the answer says about itself.</summary>
/// <param name="Asked">The method and the path, such as <c>POST api/oauth/token</c>.</param>
/// <param name="Error">The error that it describes.</param>
/// <param name="ContentType">The media type of the answer, or null when it names none.</param>
internal sealed record Refusal(string Asked, AtlasError Error, string? ContentType)
{
    // The challenges of Atlas name this realm, with any body.
    private const string Realm = "MMS Public API";

    // Only Atlas sends answers of such types.
    private const string MediaType = "application/vnd.atlas.";

    private const int MaxServerLength = 60;

    private static readonly string[] ServerHeaders = ["Server", "Via"];

    /// <summary>The credentials that were refused, or null when it is not known.</summary>
    public Credentials? Credentials { get; init; }

    /// <summary>When the answer was made, by the clock of its sender if possible.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Where a redirect leads.</summary>
    public Uri? Location { get; init; }

    /// <summary>Whether the answer shows that Atlas sent it: by error code, media type or realm.</summary>
    public bool IsFromAtlas { get; init; } = Error.Code is not null;

    /// <summary>The host that was asked, with the port where it is not the usual one.</summary>
    public string Host { get; init; } = "the server";

    /// <summary>The first words of the body, or an empty text.</summary>
    public string Words { get; init; } = "";

    /// <summary>What the headers say of the machines that the answer comes from, in brackets, or empty.</summary>
    public Wording Server { get; init; } = "";

    /// <summary>The route that the answer took.</summary>
    public Route Route { get; init; } = new Route.Direct();

    public static Refusal Of(HttpResponseMessage response, string asked)
    {
        var (error, type) = (AtlasError.Of(response), response.Content.Headers.ContentType?.MediaType);
        return new Refusal(asked, error, type)
        {
            Location = response.Headers.Location,
            IsFromAtlas = error.Code is not null
                || type?.StartsWith(MediaType, StringComparison.OrdinalIgnoreCase) == true
                || Header(response, "WWW-Authenticate").Contains(Realm, StringComparison.Ordinal),
            Host = RequestPipeline.HostOf(response.RequestMessage?.RequestUri) is { Length: > 0 } host
                ? host
                : "the server",
            Words = FirstWords.Of(BufferedContent.BytesOf(response).Span, type),
            Server = ServerOf(response),
        };
    }

    private static Wording ServerOf(HttpResponseMessage response)
    {
        var said = ServerHeaders
            .Select(name => (Name: name, Value: TextLine.Words(Header(response, name))))
            .Where(header => header.Value.Length > 0)
            .Select(header => Wording.Of(
                $"{header.Name}: {new Quote(header.Value, IsProse: true) { MaxLength = MaxServerLength }}"))
            .ToList();
        return said.Count == 0 ? "" : Wording.Of($" ({Wording.Join("; ", said)})");
    }

    private static string Header(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : "";
}
