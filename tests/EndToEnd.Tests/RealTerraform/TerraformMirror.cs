using System.Runtime.InteropServices;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.EndToEnd.Tests.RealTerraform;

[assembly: AssemblyFixture(typeof(TerraformMirror))]

namespace AtlasBackup.EndToEnd.Tests.RealTerraform;

/// <summary>A folder in which terraform finds the published program as a provider, and no other provider.</summary>
public sealed class TerraformMirror : IDisposable
{
    private static readonly string[] Registries = ["registry.terraform.io", "registry.opentofu.org"];

    private readonly Lazy<DirectoryInfo> _folder = new(Create);

    /// <summary>The configuration of terraform that names the folder.</summary>
    public string ConfigurationFile => Path.Combine(_folder.Value.FullName, "terraformrc");

    public void Dispose()
    {
        if (_folder.IsValueCreated)
        {
            _folder.Value.Delete(recursive: true);
        }
    }

    private static DirectoryInfo Create()
    {
        var folder = Directory.CreateTempSubdirectory("tf-mirror-");
        var platform = $"linux_{(RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "amd64")}";
        foreach (var registry in Registries)
        {
            var package = folder.CreateSubdirectory(
                $"mirror/{registry}/atlasbackup/atlasbackup/{Repository.Version}/{platform}");
            File.CreateSymbolicLink(
                Path.Combine(package.FullName, $"terraform-provider-atlasbackup_v{Repository.Version}"),
                PluginUnderTest.Path);
        }

        File.WriteAllText(
            Path.Combine(folder.FullName, "terraformrc"),
            $$"""
            provider_installation {
              filesystem_mirror {
                path = "{{folder.FullName}}/mirror"
              }
            }
            """);
        return folder;
    }
}
