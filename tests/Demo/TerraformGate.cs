using System.Diagnostics;
using AtlasBackup.AtlasSimulator;

namespace AtlasBackup.Demo;

/// <summary>Plans the gate of examples/terraform, where terraform is installed.</summary>
internal sealed class TerraformGate(string pluginPath, AtlasSimulatorServer atlas, TextWriter output)
{
    private const string Example = "examples/terraform/readiness-gate";

    // A run ends soon or not at all.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <returns>Whether terraform stopped, as it should; or is not installed.</returns>
    public async Task<bool> ShowAsync(CancellationToken cancellationToken)
    {
        if (Find() is not { } terraform)
        {
            Section.Write(output, "terraform is not installed: its plan of the same gate is not shown", []);
            return true;
        }

        // The provider reads the environment, and not terraform.
        using var provider = Start(
            pluginPath,
            ["--terraform-debug"],
            "",
            [
                ("MONGODB_ATLAS_BASE_URL", atlas.BaseUrl),
                ("MONGODB_ATLAS_CLIENT_ID", AtlasData.ClientId),
                ("MONGODB_ATLAS_CLIENT_SECRET", AtlasData.ClientSecret),
            ]);
        var folder = Directory.CreateTempSubdirectory("atlas-demo-");
        try
        {
            var line = await provider.StandardOutput.ReadLineAsync(cancellationToken) ?? "";
            return await PlanAsync(terraform, folder.FullName, line.Split('\'')[1], cancellationToken);
        }
        finally
        {
            using var end = Process.Start("kill", ["-TERM", $"{provider.Id}"]);
            await end.WaitForExitAsync(CancellationToken.None);
            await provider.WaitForExitAsync(CancellationToken.None).WaitAsync(Patience, CancellationToken.None);
            folder.Delete(recursive: true);
        }
    }

    private async Task<bool> PlanAsync(
        string terraform,
        string folder,
        string reattach,
        CancellationToken cancellationToken)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "terraform"), "*.tf"))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        using var plan = Start(
            terraform,
            [
                "plan", "-no-color", "-compact-warnings", $"-var=project={WorldData.Webshop}",
                $"-var=cluster={WorldData.Grown}", "-var=max_age_hours=26",
            ],
            folder,
            [("TF_REATTACH_PROVIDERS", reattach), ("CHECKPOINT_DISABLE", "1")]);
        var errors = await plan.StandardError.ReadToEndAsync(cancellationToken);
        await plan.WaitForExitAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
        Section.Write(
            output,
            $"{Example}, as terraform plan runs it: exit code {plan.ExitCode}",
            [.. Lines(errors)]);
        return plan.ExitCode == 1 && errors.Contains("is not ready", StringComparison.Ordinal);
    }

    // Terraform first warns of its own configuration, where something is wrong with it.
    private static IEnumerable<(string Label, string Text)> Lines(string errors) => errors.Split('\n')
        .SkipWhile(line => !line.StartsWith("Error: ", StringComparison.Ordinal))
        .Where(line => line.Trim().Length > 0)
        .Select(line => ("", line.TrimEnd()));

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "terraform"))
        .FirstOrDefault(File.Exists);

    private static Process Start(
        string path,
        string[] arguments,
        string folder,
        (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(path, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException($"{path} did not start");
    }
}
