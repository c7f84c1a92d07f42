using Grpc.Core.Interceptors;
using Pulumirpc;

namespace AtlasBackup.EngineHost.Plugins;

/// <summary>Which plugin to start, and in which environment.</summary>
public sealed record PluginOptions
{
    /// <summary>The plugin's executable, or the folder that holds it under its conventional name.</summary>
    public required string Path { get; init; }

    /// <summary>Arguments before those of the engine, for a plugin that an interpreter runs.</summary>
    public IReadOnlyList<string> LeadingArguments { get; init; } = [];

    /// <summary>
    /// The address of a plugin that runs already; then nothing is spawned, and the plugin is told to attach.
    /// </summary>
    public string? AttachTo { get; init; }

    public string Package { get; init; } = "atlasbackup";

    public string Project { get; init; } = "project";

    public string Stack { get; init; } = "dev";

    /// <summary>The stack configuration of the package, decrypted, as the plugin finds it in PULUMI_CONFIG.</summary>
    public IReadOnlyDictionary<string, string> PackageConfig { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Variables to set or, with null, to remove. Credentials of the parent process are removed unless given here.
    /// </summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    public string? WorkingDirectory { get; init; }

    /// <summary>The engine to name; null starts one for this plugin.</summary>
    public string? EngineAddress { get; init; }

    /// <summary>False leaves out the engine's address on the command line, as some test harnesses do.</summary>
    public bool PassEngineAddress { get; init; } = true;

    /// <summary>Adds the flags of a CLI that runs with --logflow.</summary>
    public bool LogFlow { get; init; }

    public string? TracingEndpoint { get; init; }

    /// <summary>False leaves the Handshake to the caller.</summary>
    public bool Handshake { get; init; } = true;

    /// <summary>Changes the Handshake request before it is sent, to simulate an older engine.</summary>
    public Action<ProviderHandshakeRequest>? ChangeHandshake { get; init; }

    /// <summary>Appends every call to this file, in the format of PULUMI_DEBUG_GRPC.</summary>
    public string? GrpcLogPath { get; init; }

    /// <summary>How long a plugin may take to accept the Handshake, and to end after Cancel and after SIGINT.</summary>
    public PluginPatience Patience { get; init; } = new();

    internal Interceptor? Interceptor { get; init; }

    internal string ExecutablePath =>
        Directory.Exists(Path) ? System.IO.Path.Combine(Path, $"pulumi-resource-{Package}") : Path;
}
