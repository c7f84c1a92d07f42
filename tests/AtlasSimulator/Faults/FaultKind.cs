namespace AtlasBackup.AtlasSimulator.Faults;

/// <summary>What can go wrong with an answer.</summary>
public enum FaultKind
{
    /// <summary>Another status, with headers and a body if given.</summary>
    Status,

    /// <summary>The connection is reset before any header.</summary>
    Reset,

    /// <summary>The connection is reset in the middle of the body.</summary>
    ResetMidBody,

    /// <summary>Half of the body is sent, and then nothing for as long as the client waits.</summary>
    StallBody,

    /// <summary>Nothing is sent for as long as the client waits.</summary>
    StallHeaders,

    /// <summary>The body is sent in small pieces, each after the delay.</summary>
    SlowDrip,

    /// <summary>The answer is sent after the delay.</summary>
    Delay,

    /// <summary>The body ends too early, with a content length that says so.</summary>
    Truncate,

    /// <summary>The body ends too early, and only the end of the connection marks its end.</summary>
    CutAtClose,

    /// <summary>A proxy's error page in HTML.</summary>
    Html,

    EmptyBody,

    /// <summary>The correct body, with the media type of plain text.</summary>
    WrongContentType,

    /// <summary>The correct body, with the media type of a later version of the API.</summary>
    LaterVersion,

    /// <summary>The body is padded to the given number of bytes.</summary>
    Oversized,

    /// <summary>The answer is in Atlas's envelope.</summary>
    Envelope,

    /// <summary>An error is in Atlas's envelope, under status 200.</summary>
    EnvelopedError,

    /// <summary>An error that repeats the Authorization header of the request, after a number of dots.</summary>
    Echo,

    /// <summary>A proxy's error page that repeats the header in the same way.</summary>
    EchoHtml,

    /// <summary>An error that repeats the header in its code, its parameters, its fields and its headers.</summary>
    EchoCode,

    /// <summary>A redirect to a host whose name contains the header.</summary>
    EchoRedirect,

    /// <summary>The nonce of the request is stale.</summary>
    StaleNonce,

    /// <summary>The token of the request has expired.</summary>
    ExpiredToken,

    /// <summary>The error of Atlas that the fault names.</summary>
    Error,

    /// <summary>Atlas has removed the version of the API.</summary>
    VersionGone,

    /// <summary>A redirect to another host.</summary>
    Redirect,

    /// <summary>An object, or the first item of a list, without its id.</summary>
    NoId,

    /// <summary>An object, or the first item of a list, with another id than its own.</summary>
    OtherId,

    /// <summary>An object, or the first item of a list, of another project.</summary>
    OtherProject,

    /// <summary>A list that Atlas cannot count in time. A request without the count is answered.</summary>
    CountTimeout,

    /// <summary>A list's page that is sent twice.</summary>
    RepeatPage,

    /// <summary>A list's page with half of its results, and a smaller count.</summary>
    ShrinkPage,

    /// <summary>A list's page with one result more than requested.</summary>
    LongPage,

    /// <summary>A list's page without results and without a link to the next.</summary>
    EmptyPage,

    /// <summary>A list's page that is full and links to a next page, whatever its number.</summary>
    EndlessList,

    /// <summary>A list's count that is too high.</summary>
    WrongTotal,

    /// <summary>A list's page without a link to the next.</summary>
    MissingNext,

    /// <summary>A list's page with a link to a next page on another host.</summary>
    ForeignNext,
}
