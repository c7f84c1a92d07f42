using System.Runtime.InteropServices;

namespace AtlasBackup.Core.Configuration;

/// <summary>
/// Looks for the library that the runtime needs for TLS and digests on Linux. If the runtime does not find the library,
/// it ends the process, so this check comes first.
/// </summary>
internal sealed class OpenSsl(Func<string, string?> environment)
{
    // The versions that the runtime looks for, in its order.
    private static readonly string[] Versions = ["3", "1.1", "1.0.2", "1.0.0", "10"];
    private static readonly string[] Overrides = ["DOTNET_OPENSSL_VERSION_OVERRIDE", "CLR_OPENSSL_VERSION_OVERRIDE"];

    private bool? _isUsable;

    public static OpenSsl OfThisProcess { get; } = new(Environment.GetEnvironmentVariable);

    /// <summary>Whether the library is there, or is not needed.</summary>
    public bool IsUsable => _isUsable ??= !OperatingSystem.IsLinux() || Names().Any(IsLibrary);

    private IEnumerable<string> Names() => Overrides.Select(environment)
        .Where(version => !string.IsNullOrEmpty(version))
        .Concat(Versions)
        .Select(version => $"libssl.so.{version}");

    // A loaded library is not unloaded: the runtime is about to load it as well.
    private static bool IsLibrary(string name) =>
        NativeLibrary.TryLoad(name, out var library) && NativeLibrary.TryGetExport(library, "SSL_CTX_new", out _);
}
