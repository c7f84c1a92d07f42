using System.ComponentModel;
using System.Security.Authentication;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas;

/// <summary>Words why TLS could not be set up.</summary>
internal static class TlsErrors
{
    // SEC_E_ALGORITHM_MISMATCH, whose text is in the language of the system.
    private const int NothingInCommon = unchecked((int)0x80090331);

    private static readonly string[] VersionMarks =
        ["protocol version", "unsupported protocol", "no protocols available"];

    private static readonly string[] NotTlsMarks = ["wrong version number", "packet length", "http request"];

    /// <param name="exception">What the handshake failed with.</param>
    /// <param name="proxy">The proxy that it was with, or null when it was with Atlas.</param>
    public static Wording CauseOf(AuthenticationException exception, Route.Proxy? proxy)
    {
        var reason = Reason(exception.GetBaseException());
        var who = proxy is null ? "it" : "the proxy";
        var setting = proxy is null ? Wording.Of($"{new Name("baseUrl")}") : proxy.Variable;

        // The certificate is checked by .NET itself, and everything else by the system's library.
        if (exception.InnerException is null && Has(reason, ["certificate"]))
        {
            return Certificate(reason, proxy);
        }

        if (exception.InnerException is null || Has(reason, NotTlsMarks))
        {
            return Wording.Of($"{who} did not answer in TLS; check the port in {setting}");
        }

        if (Has(reason, VersionMarks))
        {
            return $"{who} has no TLS version in common with this machine ({reason})";
        }

        return Has(reason, ["handshake failure"])
            || exception.GetBaseException() is Win32Exception { NativeErrorCode: NothingInCommon }
                ? $"{who} has no TLS version or cipher in common with this machine ({reason})"
                : $"TLS could not be set up{(proxy is null ? "" : " with the proxy")} ({reason})";
    }

    private static Wording Certificate(string reason, Route.Proxy? proxy) => proxy is null
        ? $"its certificate was not accepted ({reason}); behind a proxy that inspects TLS, set SSL_CERT_FILE"
        : $"the proxy's certificate was not accepted ({reason}); set SSL_CERT_FILE";

    // OpenSSL begins with numbers and names of its own: error:0A00042E:SSL routines::tlsv1 alert protocol version.
    private static string Reason(Exception exception)
    {
        var text = exception.Message.TrimEnd('.');
        return text.StartsWith("error:", StringComparison.Ordinal) ? text[(text.LastIndexOf(':') + 1)..] : text;
    }

    private static bool Has(string text, string[] marks) =>
        marks.Any(mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase));
}
