using AtlasBackup.Provider.CommandLine.Terminals;

namespace AtlasBackup.Provider.CommandLine.Verbs;

/// <summary>
/// The scripts for the shells. Each asks the command itself, which answers <c>[suggest:POSITION]</c> with a line for
/// each word that can follow. It gets the line without the word that is completed, which the shell compares itself:
/// a word that is complete is also the beginning of others.
/// </summary>
internal static class CompletionScripts
{
    private const string Bash =
        """
        _atlasbackup() {
          local line=${COMP_LINE:0:COMP_POINT} word=${COMP_WORDS[COMP_CWORD]}
          line=${line%"$word"}
          local IFS=$'\n'
          COMPREPLY=($(compgen -W "$(atlasbackup "[suggest:${#line}]" "$line" 2>/dev/null)" -- "$word"))
        }
        complete -o default -F _atlasbackup atlasbackup

        """;

    private const string Zsh =
        """
        _atlasbackup() {
          local line="${words[1,CURRENT-1]} "
          local -a found
          found=("${(@f)$(atlasbackup "[suggest:${#line}]" "$line" 2>/dev/null)}")
          compadd -a found
        }
        compdef _atlasbackup atlasbackup

        """;

    private const string Fish =
        """
        function __atlasbackup
          set -l line (string join -- ' ' (commandline -opc))' '
          atlasbackup "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c atlasbackup -f -a '(__atlasbackup)'

        """;

    private const string PowerShell =
        """
        Register-ArgumentCompleter -Native -CommandName atlasbackup -ScriptBlock {
          param($word, $line, $position)
          atlasbackup "[suggest:$position]" "$line" 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
            [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
          }
        }

        """;

    public static IReadOnlyList<(string Shell, string Script)> All { get; } =
        [("bash", Bash), ("zsh", Zsh), ("fish", Fish), ("powershell", PowerShell)];
}
