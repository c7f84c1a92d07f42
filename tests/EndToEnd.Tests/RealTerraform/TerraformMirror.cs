using AtlasBackup.EndToEnd.Tests.RealTerraform;

[assembly: AssemblyFixture(typeof(TerraformMirror))]

namespace AtlasBackup.EndToEnd.Tests.RealTerraform;

/// <summary>
/// A folder in which terraform finds the archive that a release would have of the published program, and no other
/// provider.
/// </summary>
public sealed class TerraformMirror : IDisposable
{
    private static readonly string[] Registries = ["registry.terraform.io", "registry.opentofu.org"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tf-mirror-");
    private readonly Lazy<Task<string>> _configurationFile;

    public TerraformMirror() => _configurationFile = new Lazy<Task<string>>(CreateAsync);

    /// <summary>The configuration of terraform that names the folder.</summary>
    public Task<string> ConfigurationFileAsync() => _configurationFile.Value;

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<string> CreateAsync()
    {
        var archive = await RepositoryCommand.PackAsync(_folder.FullName);
        foreach (var registry in Registries)
        {
            var folder = _folder.CreateSubdirectory($"mirror/{registry}/atlasbackup/atlasbackup");
            File.Copy(archive, Path.Combine(folder.FullName, Path.GetFileName(archive)));
        }

        var file = Path.Combine(_folder.FullName, "terraformrc");
        await File.WriteAllTextAsync(
            file,
            $$"""
            provider_installation {
              filesystem_mirror {
                path = "{{_folder.FullName}}/mirror"
              }
            }
            """);
        return file;
    }
}
