namespace AtlasBackup.EndToEnd.Tests.CommandLine;

/// <summary>The real shells, with the scripts that the command prints for them.</summary>
public sealed class CompletionTests : IDisposable
{
    // What a shell calls at Tab, with what it has set before.
    private const string Bash =
        """
        eval "$(atlasbackup completion bash)" || exit 1
        COMP_LINE="atlasbackup $0" COMP_POINT=$((12 + ${#0}))
        read -ra COMP_WORDS <<< "$COMP_LINE"
        [[ $COMP_LINE == *' ' ]] && COMP_WORDS+=('')
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        complete -p atlasbackup | grep -q -- '-F _atlasbackup atlasbackup$' || exit 1
        _atlasbackup
        printf '%s\n' "${COMPREPLY[@]}"
        """;

    private const string Zsh =
        """
        autoload -U compinit && compinit -u -D && eval "$(atlasbackup completion zsh)" || exit 1
        [[ $_comps[atlasbackup] == _atlasbackup ]] || exit 1
        words=(atlasbackup ${(s: :)0})
        [[ $0 == *' ' ]] && words+=('')
        CURRENT=$#words
        compadd() { print -l -- ${(PM)2:#$words[CURRENT]*} }
        _atlasbackup
        """;

    private const string Fish =
        """
        atlasbackup completion fish | source; or exit 1
        complete -C "atlasbackup $argv[1]"
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public static TheoryData<string, string, string[]> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, string[]>();
            foreach (var shell in (string[])["bash", "zsh", "fish"])
            {
                cases.Add(shell, "che", ["check"]);
                cases.Add(shell, "read getProject", ["getProject", "getProjectBackupReadiness"]);
                cases.Add(shell, "read listBackupSnapshots --stat", ["--status"]);
                cases.Add(shell, "read listBackupSnapshots --status ", ["completed", "failed", "inProgress", "queued"]);
                cases.Add(shell, "check --group-id x --output j", ["json", "junit"]);
                cases.Add(shell, "check --wa", ["--wait"]);
                cases.Add(shell, "check --cluster-kinds re", ["replicaSet"]);
                cases.Add(shell, "help getProject", ["getProject", "getProjectBackupReadiness"]);
                cases.Add(shell, "completion f", ["fish"]);
                cases.Add(shell, "check --client-s", []);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Completes_words(string shell, string typed, string[] words)
    {
        var (name, script) = shell switch
        {
            "bash" => ("/bin/bash", Bash),
            "zsh" => ("/usr/bin/zsh", Zsh),
            _ => ("/usr/bin/fish", Fish),
        };
        Assert.SkipUnless(File.Exists(name), $"{shell} is not installed.");
        File.CreateSymbolicLink(
            Path.Combine(_folder.FullName, "atlasbackup"), Plugin.PluginUnderTest.Path);

        var result = await CommandUnderTest.RunAsync(new CommandOptions(typed)
        {
            Path = name,
            LeadingArguments = [.. shell == "bash" ? ["--norc"] : shell == "zsh" ? ["-f"] : new[] { "-N" }, "-c", script],
            Environment = new Dictionary<string, string?>
            {
                ["PATH"] = $"{_folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}",
                ["HOME"] = _folder.FullName,
            },
        });

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Equal(words, result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("powershell")]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    public async Task Prints_nothing_but_a_script(string shell)
    {
        var result = await CommandUnderTest.RunAsync(new CommandOptions("completion", shell));

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Contains("[suggest:", result.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
