using AtlasBackup.EndToEnd.Tests.RealTerraform;

namespace AtlasBackup.EndToEnd.Tests.Packaging;

/// <summary>What make puts into the folders of a person, and what it removes.</summary>
public sealed class InstallTests : IDisposable
{
    private const string Plugin = "pulumi-resource-atlasbackup";

    // What others have installed, with names that look like ours.
    private static readonly string[] Others =
    [
        "pulumi home/plugins/resource-random-v4.0.0/pulumi-resource-random",
        "pulumi home/plugins/resource-atlasbackup-vault-v1.0.0/pulumi-resource-atlasbackup-vault",
        "pulumi home/plugins/resource-mongodbatlas-v3.0.0.lock",
        "local/bin/atlas",
        "local/bin/atlasbackup-report",
        "terraform/registry.terraform.io/hashicorp/null/3.2.4/linux_amd64/terraform-provider-null",
    ];

    // What an earlier version has installed, and what was interrupted.
    private static readonly string[] Earlier =
    [
        "pulumi home/plugins/resource-atlasbackup-v0.0.9/pulumi-resource-atlasbackup",
        "pulumi home/plugins/resource-atlasbackup-v0.0.9.lock",
        "pulumi home/plugins/resource-atlasbackup-v0.1.1.partial",
        "terraform/registry.opentofu.org/atlasbackup/atlasbackup/0.0.9/linux_amd64/terraform-provider-atlasbackup_v0.0.9",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("install-");

    private string[] Folders =>
    [
        $"PULUMI_HOME={PathOf("pulumi home")}",
        $"PREFIX={PathOf("local")}",
        $"TERRAFORM_PLUGINS={PathOf("terraform")}",
    ];

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Each_program_is_put_where_it_is_looked_for()
    {
        var version = Repository.Version;

        var lines = await MakeAsync("install", "install-terraform");

        string[] programs =
        [
            PathOf($"pulumi home/plugins/resource-atlasbackup-v{version}/{Plugin}"),
            PathOf("local/bin/atlasbackup"),
            .. from registry in (string[])["registry.terraform.io", "registry.opentofu.org"]
               let folder = $"{registry}/atlasbackup/atlasbackup/{version}/linux_{RepositoryCommand.Architecture}"
               select PathOf($"terraform/{folder}/terraform-provider-atlasbackup_v{version}"),
        ];
        Assert.Equal(programs.Order(StringComparer.Ordinal), Files());
        Assert.Contains($"Add {PathOf("local")}/bin to PATH", lines, StringComparison.Ordinal);
        foreach (var program in programs)
        {
            Assert.Equal($"{version}\n", (await Script.RunAsync(program, "--version")).Output);
        }
    }

    [Fact]
    public async Task Every_version_is_removed_and_nothing_else()
    {
        foreach (var file in Others.Concat(Earlier).Select(PathOf))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file) ?? "");
            await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        }

        await MakeAsync("install", "install-terraform");
        var lines = await MakeAsync("uninstall");

        Assert.Equal(Others.Select(PathOf).Order(StringComparer.Ordinal), Files());
        Assert.Equal(7, lines.Split('\n').Length);
        Assert.False(Directory.Exists(PathOf("terraform/registry.opentofu.org")));
        Assert.Equal("", await MakeAsync("uninstall"));
    }

    private Task<string> MakeAsync(params string[] targets) =>
        RepositoryCommand.RunAsync("make", ["-s", "-o", $"bin/{Plugin}", .. targets, .. Folders]);

    private string PathOf(string file) => Path.Combine(_folder.FullName, file);

    private IEnumerable<string> Files() =>
        Directory.EnumerateFiles(_folder.FullName, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
}
