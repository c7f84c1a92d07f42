using System.Text;
using AtlasBackup.Provider.CommandLine;
using AtlasBackup.Provider.CommandLine.Terminals;

namespace AtlasBackup.Provider.Tests.CommandLine;

/// <summary>One run of the command in the process of the test, without Atlas.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Errors)
{
    /// <summary>The lines of the output.</summary>
    public IReadOnlyList<string> Lines => Output.TrimEnd('\n').Split('\n');

    public static async Task<CommandRun> OfAsync(params string[] words)
    {
        using var output = new MemoryStream();
        await using var errors = new StringWriter { NewLine = "\n" };
        var exitCode = await AtlasBackupCommand.RunAsync(words, new Terminal(output, errors));
        return new CommandRun(exitCode, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }
}
