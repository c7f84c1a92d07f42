using System.Diagnostics;
using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.Plugin;

namespace AtlasBackup.EndToEnd.Tests.RealTerraform;

/// <summary>What a command of terraform came to.</summary>
/// <param name="Output">Everything that it printed, without line breaks that it added.</param>
internal sealed record TerraformRun(int ExitCode, string Output);

/// <summary>A folder with a configuration that terraform works in, connected to a simulated Atlas.</summary>
internal sealed class TerraformWorkspace : IAsyncDisposable
{
    /// <summary>The first lines of every configuration of a test.</summary>
    public const string Head =
        """
        terraform {
          required_providers {
            atlasbackup = { source = "atlasbackup/atlasbackup" }
          }
        }

        variable "group_id" {
          default = "6501a2b3c4d5e6f708090a0b"
        }

        """;

    // A plan of ten thousand jobs takes terraform minutes on a machine that is busy with something else.
    private static readonly TimeSpan Patience = 5 * PluginUnderTest.Long;

    private string _configurationFile;

    private TerraformWorkspace(string configurationFile, AtlasSimulatorServer atlas)
    {
        _configurationFile = configurationFile;
        Atlas = atlas;
        Folder = Directory.CreateTempSubdirectory("tf-");
        TemporaryFolder = Folder.CreateSubdirectory("t");
    }

    public AtlasSimulatorServer Atlas { get; }

    public DirectoryInfo Folder { get; }

    /// <summary>Whether the environment of terraform has credentials.</summary>
    public bool HasCredentials { get; set; } = true;

    /// <summary>Where the provider puts its socket.</summary>
    public DirectoryInfo TemporaryFolder { get; }

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    /// <summary>Writes a configuration and initializes the folder.</summary>
    public static Task<TerraformWorkspace> StartAsync(
        TerraformMirror mirror,
        string configuration,
        SimulatorOptions? options = null,
        Action<TerraformWorkspace>? prepare = null) =>
        StartAsync(mirror, options, workspace =>
        {
            prepare?.Invoke(workspace);
            return workspace.WriteAsync("main.tf", Head + configuration);
        });

    /// <summary>Copies an example and initializes the folder.</summary>
    public static Task<TerraformWorkspace> OfExampleAsync(
        TerraformMirror mirror,
        string example,
        SimulatorOptions? options = null) =>
        StartAsync(mirror, options, workspace =>
        {
            workspace.CopyExample(example, "");
            return Task.CompletedTask;
        });

    public string PathOf(string file) => Path.Combine(Folder.FullName, file);

    public string Read(string file) => File.ReadAllText(PathOf(file));

    /// <summary>Lets later commands use a program in place of the provider.</summary>
    public async Task ReplaceProviderAsync(string program)
    {
        var folder = Folder.CreateSubdirectory("override");
        File.CreateSymbolicLink(Path.Combine(folder.FullName, "terraform-provider-atlasbackup"), program);
        _configurationFile = PathOf("override/terraformrc");
        await WriteAsync(
            "override/terraformrc",
            $$"""
            provider_installation {
              dev_overrides {
                "atlasbackup/atlasbackup" = "{{folder.FullName}}"
              }
            }
            """);
    }

    public Task WriteAsync(string file, string text) => File.WriteAllTextAsync(PathOf(file), text, CancellationToken);

    /// <summary>Copies an example into a folder of the configuration.</summary>
    public void CopyExample(string example, string folder)
    {
        Directory.CreateDirectory(PathOf(folder));
        foreach (var file in Repository.Files($"examples/terraform/{example}", ""))
        {
            File.Copy(Repository.PathOf(file), PathOf(Path.Combine(folder, Path.GetFileName(file))));
        }
    }

    /// <summary>Runs a command that is expected to succeed.</summary>
    public async Task<string> SucceedAsync(params string[] arguments)
    {
        var run = await RunAsync(arguments);
        Assert.True(run.ExitCode == 0, run.Output);
        return run.Output;
    }

    /// <summary>The value of an output, as JSON.</summary>
    public async Task<JsonNode?> OutputAsync(string name) =>
        JsonNode.Parse(await SucceedAsync("output", "-json", name));

    public async Task<TerraformRun> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        return await FinishAsync(process);
    }

    /// <summary>Starts a command.</summary>
    public Process Start(params string[] arguments)
    {
        var start = TerraformCommand.StartInfo(Folder.FullName, arguments);
        foreach (var name in start.Environment.Keys.Where(IsOurs).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["TF_CLI_CONFIG_FILE"] = _configurationFile;
        start.Environment["TF_CLI_ARGS"] = "-no-color";
        start.Environment["TF_IN_AUTOMATION"] = "1";
        start.Environment["TF_INPUT"] = "0";
        start.Environment["CHECKPOINT_DISABLE"] = "1";
        start.Environment["TMPDIR"] = TemporaryFolder.FullName;
        start.Environment["TF_LOG"] = "TRACE";
        start.Environment["TF_LOG_PATH"] = PathOf("trace.log");
        start.Environment["MONGODB_ATLAS_BASE_URL"] = Atlas.BaseUrl;
        if (HasCredentials)
        {
            start.Environment["MONGODB_ATLAS_CLIENT_ID"] = AtlasData.ClientId;
            start.Environment["MONGODB_ATLAS_CLIENT_SECRET"] = AtlasData.ClientSecret;
        }

        return Process.Start(start) ?? throw new InvalidOperationException("terraform did not start");
    }

    public static async Task<TerraformRun> FinishAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken);
        try
        {
            await process.WaitForExitAsync(CancellationToken).WaitAsync(Patience, CancellationToken);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new TerraformRun(process.ExitCode, await output + await errors);
    }

    public async ValueTask DisposeAsync()
    {
        await Atlas.DisposeAsync();
        Folder.Delete(recursive: true);
    }

    private static async Task<TerraformWorkspace> StartAsync(
        TerraformMirror mirror,
        SimulatorOptions? options,
        Func<TerraformWorkspace, Task> write)
    {
        TerraformCommand.Require();
        var workspace = new TerraformWorkspace(
            await mirror.ConfigurationFileAsync(), await AtlasSimulatorServer.StartAsync(options, CancellationToken));
        try
        {
            await write(workspace);
            await workspace.SucceedAsync("init");
            return workspace;
        }
        catch
        {
            await workspace.DisposeAsync();
            throw;
        }
    }

    private static bool IsOurs(string name) =>
        name.StartsWith("TF_", StringComparison.Ordinal)
        || name.StartsWith("MONGODB_ATLAS_", StringComparison.Ordinal)
        || name.StartsWith("MCLI_", StringComparison.Ordinal);
}
