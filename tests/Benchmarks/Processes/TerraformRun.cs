using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using AtlasBackup.AtlasSimulator;

namespace AtlasBackup.Benchmarks.Processes;

/// <summary>Plans configurations with the terraform of this machine, each in a folder of its own.</summary>
internal sealed partial class TerraformRun : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tf-bench-");
    private readonly Atlas _atlas;

    private TerraformRun(string plugin, Atlas atlas)
    {
        _atlas = atlas;
        var architecture = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "amd64";
        var package = _folder.CreateSubdirectory(
            $"mirror/registry.terraform.io/atlasbackup/atlasbackup/0.1.0/linux_{architecture}");
        File.CreateSymbolicLink(
            Path.Combine(package.FullName, "terraform-provider-atlasbackup_v0.1.0"), Path.GetFullPath(plugin));
        File.WriteAllText(
            Path.Combine(_folder.FullName, "terraformrc"),
            $"provider_installation {{\n  filesystem_mirror {{\n    path = \"{_folder.FullName}/mirror\"\n  }}\n}}\n");
    }

    /// <summary>Starts with a plugin, or returns null where terraform is not installed.</summary>
    public static TerraformRun? Of(string plugin, Atlas atlas) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, "terraform")))
            ? new TerraformRun(plugin, atlas)
            : null;

    /// <summary>Makes a folder with a configuration.</summary>
    public string Prepare(string name, string resources)
    {
        var folder = _folder.CreateSubdirectory(name).FullName;
        File.WriteAllText(
            Path.Combine(folder, "main.tf"),
            $$"""
            terraform {
              required_providers {
                atlasbackup = { source = "atlasbackup/atlasbackup" }
              }
            }

            provider "atlasbackup" {
              access_token = "{{AtlasData.AccessToken}}"
              base_url     = "{{_atlas.BaseUrl}}"
            }

            {{resources}}
            """);
        Run(folder, "init");
        return folder;
    }

    /// <summary>Plans a folder.</summary>
    /// <returns>The time, and the processor time of terraform and its providers.</returns>
    public (TimeSpan Time, TimeSpan Processor) Plan(string folder) => Run(folder, "plan");

    public void Dispose() => _folder.Delete(recursive: true);

    private (TimeSpan Time, TimeSpan Processor) Run(string folder, string command)
    {
        var start = new ProcessStartInfo("bash", ["-c", $"terraform {command} > out.txt 2>&1 || exit 1; times"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        start.Environment["TF_CLI_CONFIG_FILE"] = Path.Combine(_folder.FullName, "terraformrc");
        start.Environment["CHECKPOINT_DISABLE"] = "1";
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException("bash did not start");
        var times = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var time = watch.Elapsed;
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(File.ReadAllText(Path.Combine(folder, "out.txt")));
        }

        // The second line has the times of the children of the shell.
        var processor = Minutes().Matches(times.Split('\n')[1]).Sum(match =>
            (60 * double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))
            + double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));
        return (time, TimeSpan.FromSeconds(processor));
    }

    [GeneratedRegex(@"(\d+)m([\d.]+)s")]
    private static partial Regex Minutes();
}
