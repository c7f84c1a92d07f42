using System.Diagnostics;

namespace AtlasBackup.EndToEnd.Tests.Packaging;

/// <summary>
/// Checks how the build finds out whether the package feed has Pulumi, with a fake .NET command line.
/// </summary>
public sealed class FeedTests : IDisposable
{
    private const string Script = "packaging/feed";

    private const string LacksPulumi =
        "/r/sdk/dotnet/Atlas.Backup.csproj : error NU1101: Unable to find package Pulumi. "
        + "No packages exist with this id in source(s): nuget.org";

    private const string CannotBeReached =
        "/r/sdk/dotnet/Atlas.Backup.csproj : error NU1301: Unable to load the service index for source "
        + "https://feed.example/v3/index.json.";

    private static readonly string[] Inputs =
        ["Directory.Packages.props", "global.json", "sdk/dotnet/Atlas.Backup.csproj"];

    private readonly string _folder = Directory.CreateTempSubdirectory("feed-").FullName;

    public FeedTests()
    {
        foreach (var file in Inputs.Append(Script))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
            File.Copy(Repository.PathOf(file), PathOf(file));
        }

        Write("nuget.config", "<configuration />");

        // A copy of the script, so that it may be executed, too.
        File.Copy(PathOf(Script), PathOf("dotnet"));
        Write("dotnet", """
            #!/usr/bin/env bash
            folder=$(dirname "$0")
            case "$*" in
              "nuget config paths"*) echo "$folder/nuget.config" ;;
              restore*) echo asked >> "$folder/asked"; cat "$folder/says"; [ ! -s "$folder/says" ] ;;
            esac
            """);
    }

    private int TimesAsked => File.Exists(PathOf("asked")) ? File.ReadAllLines(PathOf("asked")).Length : 0;

    private bool UsesPolyfills =>
        File.ReadAllText(PathOf("artifacts/feed.props")).Contains(">true<", StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("", false)]
    [InlineData(LacksPulumi, true)]
    [InlineData(LacksPulumi + "\n" + LacksPulumi, true)]
    public async Task A_feed_is_asked_once_whether_it_has_Pulumi(string says, bool usesPolyfills)
    {
        await AskAsync(says);
        await AskAsync(says);

        Assert.Equal((usesPolyfills, 1), (UsesPolyfills, TimesAsked));
    }

    [Theory]
    [InlineData(CannotBeReached)]
    [InlineData(LacksPulumi + "\n" + CannotBeReached)]
    [InlineData("/r/a.csproj : error NU1101: Unable to find package Pulumi.Random. No packages exist with this id")]
    [InlineData("/r/a.csproj : error NU1102: Unable to find package Pulumi with version (>= 3.87.0 && < 4.0.0)")]
    [InlineData("/r/a.csproj : error MSB4025: The project file could not be loaded.")]
    [InlineData("Segmentation fault")]
    public async Task A_restore_that_fails_for_another_reason_is_an_error_and_stores_no_answer(string says)
    {
        var (exitCode, output) = await RunAsync("auto", says);

        Assert.Equal(1, exitCode);
        Assert.Contains(says, output, StringComparison.Ordinal);
        Assert.Contains("POLYFILLS=on", output, StringComparison.Ordinal);
        Assert.False(File.Exists(PathOf("artifacts/feed.props")));
    }

    [Theory]
    [InlineData("Directory.Packages.props")]
    [InlineData("sdk/dotnet/Atlas.Backup.csproj")]
    [InlineData("nuget.config")]
    public async Task A_feed_is_asked_again_when_the_inputs_of_the_question_have_changed(string file)
    {
        await AskAsync(LacksPulumi);
        Write(file, await File.ReadAllTextAsync(PathOf(file), TestContext.Current.CancellationToken) + "<!-- new -->");
        await AskAsync("");

        Assert.Equal((false, 2), (UsesPolyfills, TimesAsked));
    }

    [Fact]
    public async Task A_changed_feed_in_the_environment_is_asked_again()
    {
        await AskAsync(LacksPulumi);
        await AskAsync("", ("RestoreSources", "https://feed.example/v3/index.json"));

        Assert.Equal((false, 2), (UsesPolyfills, TimesAsked));
    }

    [Fact]
    public async Task A_choice_made_by_hand_is_not_stored_as_an_answer_of_the_feed()
    {
        var (exitCode, _) = await RunAsync("on", CannotBeReached);
        Assert.Equal((0, true, 0), (exitCode, UsesPolyfills, TimesAsked));

        await AskAsync("");

        Assert.Equal((false, 1), (UsesPolyfills, TimesAsked));
    }

    private async Task AskAsync(string says, params (string Name, string Value)[] environment)
    {
        var (exitCode, output) = await RunAsync("auto", says, environment);
        Assert.True(exitCode == 0, output);
    }

    private async Task<(int ExitCode, string Output)> RunAsync(
        string mode, string says, params (string Name, string Value)[] environment)
    {
        Write("says", says);
        var start = new ProcessStartInfo(PathOf(Script), [mode])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{_folder}:{start.Environment["PATH"]}";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("the script did not start");
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken) + await error;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }

    private void Write(string file, string text) => File.WriteAllText(PathOf(file), text);

    private string PathOf(string file) => Path.Combine(_folder, file);
}
