namespace AtlasBackup.Provider.Terraform;

/// <summary>What Terraform tells a provider that it starts, all of it in the environment.</summary>
internal sealed class LaunchEnvironment(Func<string, string?> environment)
{
    private const string Protocol = "6";
    private const string CookieName = "TF_PLUGIN_MAGIC_COOKIE";
    private const string Cookie = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

    public static LaunchEnvironment OfThisProcess { get; } = new(Environment.GetEnvironmentVariable);

    /// <summary>Whether Terraform started the process: it passes no arguments.</summary>
    public bool IsTerraform => environment(CookieName) == Cookie;

    /// <summary>The certificate of the only client, in PEM, or null where the connection is not encrypted.</summary>
    public string? ClientCertificate => Text("PLUGIN_CLIENT_CERT");

    /// <summary>The folder for the socket, or null where the provider makes one.</summary>
    public string? SocketFolder => Text("PLUGIN_UNIX_SOCKET_DIR");

    /// <summary>Whether somebody reads the log.</summary>
    public bool HasLog => (Text("TF_LOG_PROVIDER") ?? Text("TF_LOG")) is { } level
        && !level.Equals("OFF", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="InvalidOperationException">Terraform does not know the protocol of this provider.</exception>
    public void RequireProtocol()
    {
        var offered = Text("PLUGIN_PROTOCOL_VERSIONS") ?? "";
        if (!offered.Split(',').Contains(Protocol))
        {
            throw new InvalidOperationException(
                "it needs Terraform 1.0 or OpenTofu: this program offers the plugin protocols "
                    + $"{(offered.Length == 0 ? "of the past" : offered)}, and not {Protocol}");
        }
    }

    /// <summary>The line by which Terraform learns where the provider listens.</summary>
    /// <param name="address">The network and the address.</param>
    /// <param name="certificate">The provider's certificate in base64, or an empty text.</param>
    public string Handshake(string address, string certificate)
    {
        var line = $"1|{Protocol}|{address}|grpc|{certificate}";
        return Text("PLUGIN_MULTIPLEX_GRPC") is null ? line : $"{line}|false";
    }

    private string? Text(string name) => environment(name) is { Length: > 0 } text ? text : null;
}
