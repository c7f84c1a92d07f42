using System.Diagnostics;

namespace AtlasBackup.EngineHost.Plugins;

/// <summary>
/// Builds the command that starts a plugin: program, arguments, environment and pipes as the engine sets them up.
/// </summary>
internal static class PluginCommand
{
    private static readonly string? Setsid =
        new[] { "/usr/bin/setsid", "/bin/setsid" }.FirstOrDefault(File.Exists);

    public static ProcessStartInfo Build(PluginOptions options, string? engineAddress)
    {
        var (program, arguments) = InOwnGroup(options.ExecutablePath, Arguments(options, engineAddress));
        var start = new ProcessStartInfo(program, arguments)
        {
            // This pipe stays open and nothing is written to it: when it closes, the plugin knows that the engine has
            // ended.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = options.WorkingDirectory ?? Environment.CurrentDirectory,
        };
        if (OperatingSystem.IsWindows())
        {
            // Ctrl-Break can be sent only to a group of processes.
            start.CreateNewProcessGroup = true;
        }

        PluginEnvironment.Apply(options, start.Environment);
        return start;
    }

    // .NET cannot put a child into a process group of its own. setsid can. It replaces itself with the plugin, so that
    // the process id, the pipes and the exit code belong to the plugin.
    private static (string Program, List<string> Arguments) InOwnGroup(string path, List<string> arguments) =>
        Setsid is not null && File.Exists(path)
            ? (Setsid, [Path.GetFullPath(path), .. arguments])
            : (path, arguments);

    private static List<string> Arguments(PluginOptions options, string? engineAddress)
    {
        var arguments = new List<string>(options.LeadingArguments);
        if (options.LogFlow)
        {
            arguments.AddRange(["--logtostderr", "-v=9"]);
        }

        if (options.TracingEndpoint is { } endpoint)
        {
            arguments.AddRange(["--tracing", endpoint]);
        }

        if (options.PassEngineAddress && engineAddress is not null)
        {
            arguments.Add(engineAddress);
        }

        return arguments;
    }
}
