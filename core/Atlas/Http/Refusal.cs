using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas.Http;

/// <summary>An answer that is not a success: what was asked, and what the answer says of itself.</summary>
/// <param name="Asked">The method and the path, such as <c>POST api/oauth/token</c>.</param>
/// <param name="Error">The error that it describes.</param>
/// <param name="ContentType">The media type of the answer, or null when it names none.</param>
internal sealed record Refusal(string Asked, AtlasError Error, string? ContentType)
{
    /// <summary>The credentials that were refused, or null when it is not known.</summary>
    public Credentials? Credentials { get; init; }

    /// <summary>When it was made, by the clock of whoever made it if possible.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Where a redirect leads.</summary>
    public Uri? Location { get; init; }

    public static Refusal Of(HttpResponseMessage response, string asked) =>
        new(asked, AtlasError.Of(response), response.Content.Headers.ContentType?.MediaType)
        {
            Location = response.Headers.Location,
        };
}
