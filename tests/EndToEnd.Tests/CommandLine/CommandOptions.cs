using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.Plugin;

namespace AtlasBackup.EndToEnd.Tests.CommandLine;

/// <summary>How the command is started.</summary>
/// <param name="Words">The words after the name of the command.</param>
internal sealed record CommandOptions(params IReadOnlyList<string> Words)
{
    private const string Script = "/usr/bin/script";

    /// <summary>The program. The first word makes it the command.</summary>
    public string Path { get; init; } = PluginUnderTest.Path;

    /// <summary>What is given to the program before the words, where it is another one, such as a shell.</summary>
    public IReadOnlyList<string> LeadingArguments { get; init; } = [];

    /// <summary>The Atlas that the environment names.</summary>
    public AtlasSimulatorServer? Atlas { get; init; }

    /// <summary>The credentials in the environment.</summary>
    public Credentials Credentials { get; init; } = Credentials.AccessToken;

    /// <summary>Variables beside these; null removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>The same command in a shell, which knows it as <c>"$0" "$@"</c>.</summary>
    public CommandOptions InShell(string script) => this with
    {
        Path = "/bin/sh",
        LeadingArguments = ["-c", script, Path],
    };

    /// <summary>The same command on a terminal, which shows what the command does not redirect.</summary>
    /// <param name="redirection">What the shell redirects, such as <c>2>/dev/null</c>.</param>
    /// <param name="columns">The width of the terminal.</param>
    public CommandOptions OnTerminal(string redirection = "", int columns = 120)
    {
        Assert.SkipUnless(File.Exists(Script), $"{Script}, which makes a terminal, is not installed.");
        var words = string.Join(' ', Words.Prepend(Path).Select(word => $"'{word}'"));
        return this with
        {
            Path = Script,
            LeadingArguments = ["-qec", $"stty cols {columns}; exec {words} {redirection}", "/dev/null"],
            Words = [],
        };
    }

    /// <summary>The environment of the process, apart from what the tests themselves have.</summary>
    public IReadOnlyDictionary<string, string?> Variables => new Dictionary<string, string?>(
    [
        .. Secrets.Select(secret => KeyValuePair.Create(secret.Name, (string?)secret.Value)),
        .. Atlas is null ? [] : new[] { KeyValuePair.Create("MONGODB_ATLAS_BASE_URL", (string?)Atlas.BaseUrl) },
        .. Environment.Where(one => one.Key != "MONGODB_ATLAS_BASE_URL" || Atlas is null),
    ]);

    private IEnumerable<(string Name, string Value)> Secrets => Credentials switch
    {
        Credentials.AccessToken => [("MONGODB_ATLAS_ACCESS_TOKEN", AtlasData.AccessToken)],
        Credentials.ServiceAccount =>
        [
            ("MONGODB_ATLAS_CLIENT_ID", AtlasData.ClientId), ("MONGODB_ATLAS_CLIENT_SECRET", AtlasData.ClientSecret),
        ],
        Credentials.ApiKey =>
        [
            ("MONGODB_ATLAS_PUBLIC_API_KEY", AtlasData.PublicKey), ("MONGODB_ATLAS_PRIVATE_API_KEY", AtlasData.PrivateKey),
        ],
        _ => [],
    };
}
