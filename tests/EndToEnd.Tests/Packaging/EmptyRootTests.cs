using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.CommandLine;
using AtlasBackup.EndToEnd.Tests.Faults;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.EndToEnd.Tests.RealTerraform;
using AtlasBackup.EngineHost.Plugins;
using AtlasBackup.EngineHost.Values;

namespace AtlasBackup.EndToEnd.Tests.Packaging;

/// <summary>
/// The archives of this machine in a root that has nothing else but the libraries that the program names, and OpenSSL.
/// The simulated Atlas uses TLS.
/// </summary>
public sealed class EmptyRootTests : IDisposable
{
    private const string AuthorityFile = "/authority.pem";

    private readonly LoopbackCertificate _loopback = new();
    private readonly DirectoryInfo _archives = Directory.CreateTempSubdirectory("empty-root-archives-");

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    private static Dictionary<string, string?> TlsVariables => ProxyVariables.Only(("SSL_CERT_FILE", AuthorityFile));

    public void Dispose()
    {
        _loopback.Dispose();
        _archives.Delete(recursive: true);
    }

    [Fact]
    public async Task The_plugin_of_Pulumi_starts_serves_and_ends()
    {
        using var root = await RootWithAsync("pulumi-resource-atlasbackup");
        await using var atlas = await StartAtlasAsync();
        await using var host = await PluginHost.StartAsync(
            PluginUnderTest.Options with
            {
                Path = await root.StarterOfAsync("/pulumi-resource-atlasbackup"),
                Environment = TlsVariables,
            },
            CancellationToken);
        var session = await host.LoadAsync(
            Properties.Of(
            [
                ("version", PluginUnderTest.PluginVersion),
                ("baseUrl", atlas.BaseUrl),
                .. PluginUnderTest.SecretsOf(Credentials.AccessToken),
            ]),
            cancellationToken: CancellationToken);

        var answer = await session.InvokeAsync(
            PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs(), CancellationToken);
        var end = await host.StopAsync();

        Assert.Empty(answer.Failures);
        Assert.Equal(0, end.ExitCode);
    }

    [Fact]
    public async Task The_command_reads_and_ends()
    {
        using var root = await RootWithAsync("atlasbackup");
        await using var atlas = await StartAtlasAsync();

        var result = await CommandUnderTest.RunAsync(new CommandOptions("read", "listProjects")
        {
            Path = await root.StarterOfAsync("/atlasbackup"),
            Atlas = atlas,
            Environment = TlsVariables,
        });

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Contains("webshop", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Terraform_installs_the_provider_and_reads()
    {
        var terraform = TerraformCommand.Require();
        using var root = await RootAsync();
        await using var atlas = await StartAtlasAsync();
        await root.AddProgramAsync("/bin/sh", "/bin/sh");
        await root.AddProgramAsync(terraform, "/terraform");
        foreach (var registry in (string[])["registry.terraform.io", "registry.opentofu.org"])
        {
            await RepositoryCommand.PackAsync(root.PathOf($"/mirror/{registry}/atlasbackup/atlasbackup"));
        }

        await root.WriteAsync(
            "/terraformrc",
            """
            provider_installation {
              filesystem_mirror {
                path = "/mirror"
              }
            }
            """);
        await root.WriteAsync(
            "/configuration/main.tf", $"{TerraformWorkspace.Head}data \"atlasbackup_projects\" \"all\" {{}}\n");
        var path = await root.StarterOfAsync("/terraform");

        foreach (var verb in (string[])["init", "validate", "plan"])
        {
            var result = await CommandUnderTest.RunAsync(new CommandOptions("-chdir=/configuration", verb)
            {
                Path = path,
                Atlas = atlas,
                Environment = new Dictionary<string, string?>(TlsVariables)
                {
                    ["CHECKPOINT_DISABLE"] = "1",
                    ["HOME"] = "/",
                    ["TF_CLI_CONFIG_FILE"] = "/terraformrc",
                    ["TF_INPUT"] = "0",
                    ["TMPDIR"] = "/tmp",
                },
            });

            Assert.True(result.ExitCode == 0, $"{verb}: {result.Output}{result.Errors}");
        }

        Assert.NotEmpty(atlas.Requests.Reads);
        Assert.Empty(Directory.EnumerateFileSystemEntries(root.PathOf("/tmp"), "atlasbackup-*"));
    }

    private async Task<EmptyRoot> RootAsync()
    {
        var root = await EmptyRoot.CreateAsync();
        await root.AddLibrariesAsync(PluginUnderTest.Path);
        await root.AddOpenSslAsync();
        await root.WriteAsync(AuthorityFile, await File.ReadAllTextAsync(_loopback.AuthorityFile, CancellationToken));
        return root;
    }

    private async Task<EmptyRoot> RootWithAsync(string name)
    {
        var root = await RootAsync();
        var pack = await RepositoryCommand.RunAsync(
            "packaging/pack", name, PluginUnderTest.Path, "linux", RepositoryCommand.Architecture, _archives.FullName);
        await root.UnpackAsync(pack);
        return root;
    }

    private Task<AtlasSimulatorServer> StartAtlasAsync() => AtlasSimulatorServer.StartAsync(
        new SimulatorOptions { Certificate = _loopback.Certificate }, CancellationToken);
}
