using System.Diagnostics;

namespace AtlasBackup.EndToEnd.Tests.RealTerraform;

/// <summary>The terraform of this machine, or tofu, where one is installed.</summary>
internal static class TerraformCommand
{
    private static readonly string? Found = Find();

    /// <summary>
    /// The path of the program. Without one the test is skipped, or fails where TERRAFORM_STRICT says that none may be.
    /// </summary>
    public static string Require()
    {
        const string reason = "terraform is not installed: put it into PATH, or its path into TERRAFORM";
        if (Found is null && Environment.GetEnvironmentVariable("TERRAFORM_STRICT") == "1")
        {
            Assert.Fail(reason);
        }

        Assert.SkipUnless(Found is not null, reason);
        return Found ?? "";
    }

    public static ProcessStartInfo StartInfo(string folder, params IEnumerable<string> arguments) =>
        new(Require(), arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

    private static string? Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return Environment.GetEnvironmentVariable("TERRAFORM") is { Length: > 0 } given
            ? given
            : folders.Select(folder => Path.Combine(folder, "terraform")).FirstOrDefault(File.Exists);
    }
}
