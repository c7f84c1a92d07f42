using System.Text.RegularExpressions;

namespace AtlasBackup.EndToEnd.Tests.RealTerraform;

/// <summary>Lets Terraform check every configuration that a page shows, each as a module of one configuration.</summary>
public sealed partial class PageTests(TerraformMirror mirror)
{
    [Fact]
    public async Task Every_configuration_of_a_page_is_valid()
    {
        var shown = Repository.Files("docs", ".md").Append("README.md")
            .SelectMany(page => Block().Matches(Repository.Read(page)).Select(block => block.Groups[1].Value))
            .ToList();
        await using var terraform = await TerraformWorkspace.StartAsync(mirror, "");
        for (var number = 0; number < shown.Count; number++)
        {
            await AddAsync(terraform, $"page{number}", shown[number]);
        }

        await terraform.SucceedAsync("init");
        await terraform.SucceedAsync("validate");

        Assert.InRange(shown.Count, 50, 500);
        Assert.Empty(terraform.Atlas.Requests.Reads);
    }

    private static async Task AddAsync(TerraformWorkspace terraform, string name, string configuration)
    {
        var end = TestContext.Current.CancellationToken;
        var head = configuration.Contains("required_providers", StringComparison.Ordinal) ? "" : TerraformWorkspace.Head;
        Directory.CreateDirectory(terraform.PathOf(name));
        await File.WriteAllTextAsync(terraform.PathOf($"{name}/main.tf"), head + configuration, end);
        await File.AppendAllTextAsync(
            terraform.PathOf("main.tf"), $"\nmodule \"{name}\" {{\n  source = \"./{name}\"\n}}\n", end);
    }

    [GeneratedRegex(@"```terraform\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
