using System.CommandLine;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.CommandLine.Options;
using AtlasBackup.Provider.CommandLine.Terminals;

namespace AtlasBackup.Provider.CommandLine.Calls;

/// <summary>Runs what a verb does with Atlas, and turns every failure into a line and an exit code.</summary>
/// <param name="session">What runs functions.</param>
/// <param name="terminal">Where the verb writes.</param>
/// <param name="settings">The options of the settings.</param>
internal sealed class VerbRun(Session session, Terminal terminal, SettingOptions settings)
{
    /// <param name="result">The words of the command line.</param>
    /// <param name="verb">What the verb does. It gives the exit code.</param>
    /// <param name="onError">What it writes to the output if there is an error, or null for nothing.</param>
    public async Task<int> RunAsync(
        ParseResult result,
        Func<Session, Terminal, Task<int>> verb,
        Action<string, TextWriter>? onError = null)
    {
        try
        {
            session.Configure(settings.ValuesIn(result));
            return await verb(session, terminal);
        }
        catch (Exception exception) when (TextOf(exception) is { } text)
        {
            var shown = session.Redact(text);
            if (onError is not null)
            {
                terminal.Write(output => onError(shown, output));
            }

            session.Log.Error(shown);
            return ExitCode.Error;
        }
    }

    private static string? TextOf(Exception exception) => exception switch
    {
        // A signal has ended the call: nobody waits for a reason.
        CallException { Failure.Kind: FailureKind.Cancelled } => null,
        CallException call => CommandErrors.Of(call),
        ProviderException failure => CommandErrors.Of(failure, function: null),
        UsageException usage => usage.Message,
        _ => null,
    };
}
