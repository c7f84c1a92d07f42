using System.CommandLine;
using AtlasBackup.Provider.CommandLine.Terminals;

namespace AtlasBackup.Provider.CommandLine.Verbs;

/// <summary><c>completion</c>: a script by which a shell completes the words of the command.</summary>
internal static class CompletionVerb
{
    public static Command Create()
    {
        var verb = new Command(
            "completion",
            "Print a script that completes words in a shell.\n\nbash: eval \"$(atlasbackup completion bash)\" in ~/.bashrc. "
            + "zsh: the same in ~/.zshrc, after compinit. fish: atlasbackup completion fish | source. "
            + "PowerShell: atlasbackup completion powershell | Out-String | Invoke-Expression.");
        foreach (var (shell, script) in CompletionScripts.All)
        {
            var command = new Command(shell, $"Print the script for {shell}.");
            command.SetAction(result =>
            {
                result.InvocationConfiguration.Output.Write(script);
                return ExitCode.Success;
            });
            verb.Subcommands.Add(command);
        }

        return verb;
    }
}
