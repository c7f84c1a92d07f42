using System.Diagnostics;
using System.IO.Compression;

namespace AtlasBackup.EndToEnd.Tests.RealTerraform;

/// <summary>What a release and `make install-terraform` give to Terraform.</summary>
public sealed class InstallationTests : IDisposable
{
    private const string Configuration = TerraformWorkspace.Head + "provider \"atlasbackup\" {}\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tf-installation-");

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task An_archive_holds_the_launcher_under_the_name_of_the_registry_and_the_program_beside_it()
    {
        var archive = await PackAsync("packed");

        await using var zip = await ZipFile.OpenReadAsync(archive, CancellationToken);

        Assert.Equal(
            $"terraform-provider-atlasbackup_{Repository.Version}_linux_{RepositoryCommand.Architecture}.zip", Path.GetFileName(archive));
        Assert.Equal(
            [
                ($"terraform-provider-atlasbackup_v{Repository.Version}", "100755"),
                ("atlasbackup-glibc", "100755"),
                ("LICENSE", "100644"),
                ("README.md", "100644"),
            ],
            zip.Entries.Select(entry => (entry.FullName, Convert.ToString(entry.ExternalAttributes >>> 16, 8))));
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
    public async Task Terraform_finds_an_installed_provider_until_it_is_uninstalled()
    {
        TerraformCommand.Require();
        var plugins = $"TERRAFORM_PLUGINS={_folder.FullName}/.terraform.d/plugins";
        string[] elsewhere = [$"PULUMI_HOME={_folder.FullName}", $"PREFIX={_folder.FullName}"];

        await RepositoryCommand.RunAsync("make", "-s", "-o", "bin/pulumi-resource-atlasbackup", "install-terraform", plugins);
        await WriteAsync("terraformrc", "");
        await InitializeAsync(
            ("HOME", _folder.FullName), ("TF_CLI_CONFIG_FILE", Path.Combine(_folder.FullName, "terraformrc")));
        await RepositoryCommand.RunAsync("make", ["-s", "uninstall", plugins, .. elsewhere]);

        Assert.False(Directory.Exists(Path.Combine(_folder.FullName, ".terraform.d/plugins/registry.terraform.io")));
        Assert.False(Directory.Exists(Path.Combine(_folder.FullName, ".terraform.d/plugins/registry.opentofu.org")));
    }

    private Task<string> PackAsync(string folder) =>
        RepositoryCommand.PackAsync(Path.Combine(_folder.FullName, folder));

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
}
