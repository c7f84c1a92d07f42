using System.IO.Compression;
using System.Text;
using AtlasBackup.EndToEnd.Tests.Canaries;

namespace AtlasBackup.EndToEnd.Tests.RealTerraform;

/// <summary>Looks for secrets in everything that terraform stores and shows.</summary>
internal static class StoredSecrets
{
    /// <summary>Checks the state, a plan, the log at the level TRACE, and what commands printed.</summary>
    public static async Task AssertNoneAsync(TerraformWorkspace terraform, string plan, params string[] printed)
    {
        var stored = new Dictionary<string, string>
        {
            ["state"] = terraform.Read("terraform.tfstate"),
            ["log"] = terraform.Read("trace.log"),
            ["plan"] = await ContentAsync(terraform.PathOf(plan)),
            ["show"] = await terraform.SucceedAsync("show", "-json"),
            ["show of the plan"] = await terraform.SucceedAsync("show", "-json", plan),
            ["output"] = await terraform.SucceedAsync("output", "-json"),
            ["printed"] = string.Concat(printed),
        };

        Assert.All(stored.Values, Assert.NotEmpty);
        Assert.Empty(stored.Where(one => Canary.IsIn(one.Value)).Select(one => one.Key));
    }

    // A plan is an archive, in which nothing would be found.
    private static async Task<string> ContentAsync(string plan)
    {
        var content = new StringBuilder();
        await using var archive = await ZipFile.OpenReadAsync(plan, TestContext.Current.CancellationToken);
        foreach (var entry in archive.Entries)
        {
            await using var stream = await entry.OpenAsync(TestContext.Current.CancellationToken);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            content.AppendLine(await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        }

        return content.ToString();
    }
}
