namespace AtlasBackup.Core.Atlas.Http;

/// <summary>The steps of opening a connection.</summary>
internal enum ConnectStep
{
    /// <summary>DNS is asked for the addresses of a name.</summary>
    Name,

    /// <summary>One of the addresses is to take the connection.</summary>
    Socket,

    /// <summary>A proxy is to show its certificate.</summary>
    ProxyTls,
}

/// <summary>Says at which step a connection did not come about.</summary>
/// <param name="step">The step.</param>
/// <param name="cause">What it failed with.</param>
internal sealed class ConnectException(ConnectStep step, Exception cause) : IOException($"no connection: {step}", cause)
{
    public ConnectStep Step { get; } = step;

    public Exception Cause { get; } = cause;
}
