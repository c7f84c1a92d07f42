using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.InteropServices;
using AtlasBackup.EndToEnd.Tests.Plugin;

namespace AtlasBackup.EndToEnd.Tests.RealTerraform;

/// <summary>What a release and `make install-terraform` give to Terraform.</summary>
public sealed class InstallationTests : IDisposable
{
    private const string Configuration = TerraformWorkspace.Head + "provider \"atlasbackup\" {}\n";

    private static readonly string Architecture =
        RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "amd64";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tf-installation-");

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task An_archive_holds_the_program_under_the_name_of_the_registry_and_can_run_it()
    {
        var archive = await PackAsync("packed");

        await using var zip = await ZipFile.OpenReadAsync(archive, CancellationToken);

        Assert.Equal(
            $"terraform-provider-atlasbackup_{Repository.Version}_linux_{Architecture}.zip", Path.GetFileName(archive));
        Assert.Equal(
            [$"terraform-provider-atlasbackup_v{Repository.Version}", "LICENSE", "README.md"],
            zip.Entries.Select(entry => entry.FullName));
        Assert.Equal(Convert.ToInt32("100755", 8), zip.Entries[0].ExternalAttributes >>> 16);
    }

    [Fact]
    public async Task The_same_program_makes_the_same_archive()
    {
        var (one, other) = (await PackAsync("one"), await PackAsync("other"));

        Assert.Equal(
            await File.ReadAllBytesAsync(one, CancellationToken),
            await File.ReadAllBytesAsync(other, CancellationToken));
    }

    [Fact]
    public async Task Terraform_takes_the_archive_from_a_mirror()
    {
        TerraformCommand.Require();
        await PackAsync("mirror/registry.terraform.io/atlasbackup/atlasbackup");
        await WriteAsync(
            "terraformrc",
            $$"""
            provider_installation {
              filesystem_mirror {
                path = "{{_folder.FullName}}/mirror"
              }
            }
            """);

        await InitializeAsync(("TF_CLI_CONFIG_FILE", Path.Combine(_folder.FullName, "terraformrc")));
    }

    [Fact]
    public async Task Terraform_finds_an_installed_provider_until_it_is_uninstalled()
    {
        TerraformCommand.Require();
        var plugins = $"TERRAFORM_PLUGINS={_folder.FullName}/.terraform.d/plugins";

        await RunAsync("make", "-s", "-o", "bin/pulumi-resource-atlasbackup", "install-terraform", plugins);
        await WriteAsync("terraformrc", "");
        await InitializeAsync(
            ("HOME", _folder.FullName), ("TF_CLI_CONFIG_FILE", Path.Combine(_folder.FullName, "terraformrc")));
        await RunAsync("make", "-s", "uninstall-terraform", plugins);

        Assert.False(Directory.Exists(Path.Combine(_folder.FullName, ".terraform.d/plugins/registry.terraform.io")));
        Assert.False(Directory.Exists(Path.Combine(_folder.FullName, ".terraform.d/plugins/registry.opentofu.org")));
    }

    private Task<string> PackAsync(string folder) => RunAsync(
        "packaging/pack-terraform",
        PluginUnderTest.Path,
        "linux",
        Architecture,
        Path.Combine(_folder.FullName, folder));

    // Initializing starts no provider; asking for the schema does.
    private async Task InitializeAsync(params (string Name, string Value)[] environment)
    {
        await WriteAsync("work/main.tf", Configuration);
        foreach (var arguments in (string[][])[["init"], ["providers", "schema", "-json"]])
        {
            var start = TerraformCommand.StartInfo(Path.Combine(_folder.FullName, "work"), arguments);
            foreach (var (name, value) in environment.Append(("CHECKPOINT_DISABLE", "1")))
            {
                start.Environment[name] = value;
            }

            using var process = Process.Start(start);
            Assert.NotNull(process);
            var run = await TerraformWorkspace.FinishAsync(process);
            Assert.True(run.ExitCode == 0, run.Output);
        }
    }

    private Task WriteAsync(string file, string text)
    {
        var path = Path.Combine(_folder.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? "");
        return File.WriteAllTextAsync(path, text, CancellationToken);
    }

    private static async Task<string> RunAsync(string command, params string[] arguments)
    {
        var path = command.Contains('/', StringComparison.Ordinal) ? Repository.PathOf(command) : command;
        var start = new ProcessStartInfo(path, arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // If the tests run under make, it passes its own flags to this make.
        start.Environment.Remove("MAKEFLAGS");
        start.Environment.Remove("MAKELEVEL");
        using var process = Process.Start(start);
        Assert.NotNull(process);
        var run = await TerraformWorkspace.FinishAsync(process);
        Assert.True(run.ExitCode == 0, run.Output);
        return run.Output.Trim();
    }
}
