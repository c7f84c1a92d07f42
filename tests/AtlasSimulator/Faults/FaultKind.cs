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

    /// <summary>Half of the body comes, and then nothing for as long as the client waits.</summary>
    StallBody,

    /// <summary>Nothing comes at all for as long as the client waits.</summary>
    StallHeaders,

    /// <summary>The body comes in small pieces, each after the delay.</summary>
    SlowDrip,

    /// <summary>The answer comes after the delay.</summary>
    Delay,

    /// <summary>The body ends too early, with a content length that says so.</summary>
    Truncate,

    /// <summary>The body ends too early, at the end of a connection that is all that marks its end.</summary>
    CutAtClose,

    /// <summary>A proxy's error page in HTML.</summary>
    Html,

    EmptyBody,

    /// <summary>The right body, said to be plain text.</summary>
    WrongContentType,

    /// <summary>The right body, said to be of a later version of the API.</summary>
    LaterVersion,

    /// <summary>The body is padded to the given number of bytes.</summary>
    Oversized,

    /// <summary>The answer is in Atlas's envelope.</summary>
    Envelope,

    /// <summary>An error is in Atlas's envelope, under status 200.</summary>
    EnvelopedError,

    /// <summary>
    /// An error that repeats what the request shows in its Authorization header, behind so many dots.
    /// </summary>
    Echo,

    /// <summary>A proxy's error page that does the same.</summary>
    EchoHtml,

    /// <summary>An error that repeats it in its code, its parameters, its fields and its headers.</summary>
    EchoCode,

    /// <summary>A redirect to a host that has it in its name.</summary>
    EchoRedirect,

    /// <summary>The nonce that the request answers is out of date.</summary>
    StaleNonce,

    /// <summary>The token that the request shows has expired.</summary>
    ExpiredToken,

    /// <summary>The error of Atlas's that the fault names.</summary>
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

    /// <summary>A list that Atlas cannot count in its time; without the count it answers.</summary>
    CountTimeout,

    /// <summary>A list's page that comes twice.</summary>
    RepeatPage,

    /// <summary>A list's page with half of its results, and a smaller count.</summary>
    ShrinkPage,

    /// <summary>A list's page with one result more than was asked for.</summary>
    LongPage,

    /// <summary>A list's page without results and without a link to the next.</summary>
    EmptyPage,

    /// <summary>A list's page that is full and leads on, whatever its number.</summary>
    EndlessList,

    /// <summary>A list's count that is too high.</summary>
    WrongTotal,

    /// <summary>A list's page without a link to the next.</summary>
    MissingNext,

    /// <summary>A list's page whose next page is said to stand on another host.</summary>
    ForeignNext,
}
