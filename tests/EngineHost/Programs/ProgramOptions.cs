using AtlasBackup.EngineHost.Plugins;

namespace AtlasBackup.EngineHost.Programs;

/// <summary>Which Pulumi program to run, with which plugin and stack configuration.</summary>
public sealed record ProgramOptions
{
    /// <summary>How to start the plugin; the run itself fills in project, stack, configuration and engine.</summary>
    public required PluginOptions Plugin { get; init; }

    /// <summary>
    /// The program's command line. Arguments may contain {monitor}, {engine}, {organization}, {project}, {stack},
    /// {directory} and {parallel}; an argument {dry-run} becomes --dry-run in a preview and nothing otherwise.
    /// </summary>
    public required IReadOnlyList<string> Command { get; init; }

    public bool Preview { get; init; }

    public string Organization { get; init; } = "organization";

    public string Project { get; init; } = "project";

    public string Stack { get; init; } = "dev";

    public int Parallel { get; init; } = 16;

    /// <summary>Plain stack configuration; a key without a namespace belongs to the project.</summary>
    public IReadOnlyDictionary<string, string> Config { get; init; } = new Dictionary<string, string>();

    /// <summary>Secret stack configuration.</summary>
    public IReadOnlyDictionary<string, string> Secrets { get; init; } = new Dictionary<string, string>();

    /// <summary>Variables to set or, with null, to remove, for the program and for its plugins.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    public string? WorkingDirectory { get; init; }

    /// <summary>
    /// Appends every call between program, engine and plugins to this file, in the format of PULUMI_DEBUG_GRPC.
    /// </summary>
    public string? GrpcLogPath { get; init; }

    internal string Directory => Path.GetFullPath(WorkingDirectory ?? System.Environment.CurrentDirectory);
}
