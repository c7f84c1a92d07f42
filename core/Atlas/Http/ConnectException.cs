namespace AtlasBackup.Core.Atlas.Http;

/// <summary>The steps of opening a connection.</summary>
internal enum ConnectStep
{
    /// <summary>Looking up the addresses of a name in DNS.</summary>
    Name,

    /// <summary>Connecting to one of the addresses.</summary>
    Socket,

    /// <summary>Setting up TLS with a proxy.</summary>
    ProxyTls,
}

/// <summary>Reports at which step a connection failed.</summary>
/// <param name="step">The step.</param>
/// <param name="cause">What it failed with.</param>
internal sealed class ConnectException(ConnectStep step, Exception cause) : IOException($"no connection: {step}", cause)
{
    public ConnectStep Step { get; } = step;

    public Exception Cause { get; } = cause;
}
