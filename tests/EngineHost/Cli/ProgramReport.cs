using AtlasBackup.EngineHost.Programs;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace AtlasBackup.EngineHost.Cli;

/// <summary>Shows what a program did: its own output, its diagnostics and the outputs of its stack.</summary>
internal sealed class ProgramReport(ProgramResult result, bool debug)
{
    public static string Name(LogSeverity severity) => severity switch
    {
        LogSeverity.Debug => "debug",
        LogSeverity.Info => "info",
        LogSeverity.Warning => "warning",
        _ => "error",
    };

    public void Write(TextWriter writer)
    {
        var diagnostics = result.Diagnostics
            .Where(entry => !entry.Ephemeral && (debug || entry.Severity != LogSeverity.Debug))
            .Select(entry => (Name(entry.Severity), entry.Message));
        var outputs = result.Outputs.Fields
            .OrderBy(output => output.Key, StringComparer.Ordinal)
            .Select(output => (output.Key, Show(output.Value)));
        TextTable.Write(writer, "Output:", Lines(result.StandardOutput + result.StandardError));
        TextTable.Write(writer, "Diagnostics:", diagnostics);
        TextTable.Write(writer, "Outputs:", outputs);
    }

    private static IEnumerable<(string, string)> Lines(string text) =>
        text.TrimEnd() is { Length: > 0 } written ? [("program", written)] : [];

    // Objects and lists that do not fit on one line are written over several lines.
    private static string Show(Value value)
    {
        var line = ValueText.ToText(value);
        return line.Length <= TextTable.Comfortable ? line : ValueText.ToText(value, indented: true);
    }
}
