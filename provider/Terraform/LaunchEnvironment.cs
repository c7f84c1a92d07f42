using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AtlasBackup.Provider.Terraform;

/// <summary>What Terraform tells a provider that it starts, all of it in the environment.</summary>
/// <param name="environment">The value of a variable.</param>
/// <param name="isDebug">Whether a person starts the provider, and Terraform attaches to it.</param>
internal sealed class LaunchEnvironment(Func<string, string?> environment, bool isDebug = false)
{
    private const string DebugFlag = "--terraform-debug";
    private const string NamePrefix = "terraform-provider-";
    private const string Protocol = "6";
    private const string CookieName = "TF_PLUGIN_MAGIC_COOKIE";
    private const string Cookie = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";
    private const string Source = "registry.terraform.io/atlasbackup/atlasbackup";

    private static readonly string[] LaunchedNames = ["atlasbackup-glibc", "atlasbackup-musl"];

    /// <summary>Whether Terraform started the process, or is to attach to it.</summary>
    public bool IsTerraform => isDebug || environment(CookieName) == Cookie;

    /// <summary>Whether the provider serves one Terraform after the other, until a signal ends it.</summary>
    public bool IsDebug => isDebug;

    /// <summary>The certificate of the only client, in PEM, or null where the connection is not encrypted.</summary>
    public string? ClientCertificate => isDebug ? null : Text("PLUGIN_CLIENT_CERT");

    /// <summary>The folder for the socket, or null where the provider makes one.</summary>
    public string? SocketFolder => Text("PLUGIN_UNIX_SOCKET_DIR");

    /// <summary>Whether somebody reads the log.</summary>
    public bool HasLog => (Text("TF_LOG_PROVIDER") ?? Text("TF_LOG")) is { } level
        && !level.Equals("OFF", StringComparison.OrdinalIgnoreCase);

    public static LaunchEnvironment OfThisProcess(IReadOnlyList<string> arguments) =>
        new(Environment.GetEnvironmentVariable, arguments is [DebugFlag]);

    /// <summary>
    /// Whether the program has the name of a provider, or one of those that packaging/launcher starts. A link to it may
    /// have another name.
    /// </summary>
    public static bool IsNamedAsProvider(string path) =>
        Path.GetFileName(path) is var name
        && (name.StartsWith(NamePrefix, StringComparison.Ordinal) || LaunchedNames.Contains(name));

    /// <exception cref="InvalidOperationException">Terraform does not know the protocol of this provider.</exception>
    public void RequireProtocol()
    {
        var offered = Text("PLUGIN_PROTOCOL_VERSIONS") ?? "none";
        if (!isDebug && !offered.Split(',').Contains(Protocol))
        {
            throw new InvalidOperationException(
                $"it needs Terraform 1.0 or OpenTofu, which offer plugin protocol {Protocol}; "
                    + $"this program offers {offered}");
        }
    }

    /// <summary>The line by which Terraform learns where the provider listens.</summary>
    /// <param name="network">The kind of address: unix or tcp.</param>
    /// <param name="address">The address.</param>
    /// <param name="certificate">The provider's certificate in base64, or an empty text.</param>
    public string Line(string network, string address, string certificate)
    {
        if (isDebug)
        {
            return $"TF_REATTACH_PROVIDERS='{Reattach(network, address)}'";
        }

        var line = $"1|{Protocol}|{network}|{address}|grpc|{certificate}";
        return Text("PLUGIN_MULTIPLEX_GRPC") is null ? line : $"{line}|false";
    }

    private static string Reattach(string network, string address)
    {
        var place = JsonEncodedText.Encode(address, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        var listener = $$"""{"Network":"{{network}}","String":"{{place}}"}""";
        var process = string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}");
        return $$"""{"{{Source}}":{"Protocol":"grpc","ProtocolVersion":{{Protocol}},"Pid":{{process}},"Test":true,"""
            + $"\"Addr\":{listener}}}}}";
    }

    private string? Text(string name) => environment(name) is { Length: > 0 } text ? text : null;
}
