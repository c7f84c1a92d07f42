using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.EndToEnd.Tests.Simulator.World;
using AtlasBackup.EndToEnd.Tests.Terraform;

namespace AtlasBackup.EndToEnd.Tests.RealTerraform;

/// <summary>
/// Every data source and every ephemeral resource in one configuration, with every command of terraform, from the
/// archive of a release.
/// </summary>
public sealed class EveryReadTests(TerraformMirror mirror)
{
    // The provisioner runs in the folder of the configuration.
    private const string Opened = "opened";

    private static readonly IReadOnlyList<(string Type, JsonObject Args)> Reads =
    [
        .. ContractFunction.All.Values.Select(function =>
            (TerraformFunction.TypeOf(function.Name), TerraformFunction.Args(function))),
        .. ComposedFunctions.Calls.Select(call =>
            (TerraformFunction.TypeOf(SchemaFile.ShortName(call.Token)), TerraformFunction.Args(call.Args))),
    ];

    private static readonly IReadOnlyList<string> WithSecrets =
    [
        .. SchemaFile.FunctionNames
            .Where(name => SchemaFile.Paths(SchemaFile.Outputs(name)).Any(one => SchemaFile.IsSecret(one.Property)))
            .Select(TerraformFunction.TypeOf),
    ];

    private static SimulatorOptions Options => new() { Now = WorldFixture.Noon, RestoreJobs = 20, FlexRestoreJobs = 20 };

    [Fact]
    public async Task Every_command_reads_every_data_source()
    {
        await using var terraform = await StartAsync();

        await terraform.SucceedAsync("validate");
        await terraform.SucceedAsync("plan", "-out=plan.bin");
        await terraform.SucceedAsync("apply", "plan.bin");
        var outputs = JsonNode.Parse(await terraform.SucceedAsync("output", "-json"))?.AsObject();
        var shown = await terraform.SucceedAsync("show");
        var again = await terraform.SucceedAsync("plan");
        await terraform.SucceedAsync("destroy", "-auto-approve");

        Assert.Equal(
            SchemaFile.FunctionNames.Select(TerraformFunction.TypeOf).Order(),
            outputs?.Where(output => output.Value?["value"] is JsonObject).Select(output => output.Key).Order());
        Assert.All(Reads, read => Assert.Contains($"data.{read.Type}.this", shown, StringComparison.Ordinal));
        Assert.Contains("No changes.", again, StringComparison.Ordinal);
        Assert.Empty(terraform.Atlas.Requests.Unexpected);
        Assert.Empty(terraform.TemporaryFolder.EnumerateFileSystemInfos("atlasbackup-*"));
    }

    [Fact]
    public async Task No_secret_is_stored_or_shown_and_a_provisioner_gets_each()
    {
        await using var terraform = await StartAsync();

        var plan = await terraform.SucceedAsync("plan", "-out=plan.bin");
        var apply = await terraform.SucceedAsync("apply", "plan.bin");

        Assert.All(WithSecrets, type => Assert.Contains(
            AtlasData.SecretMark, terraform.Read($"{Opened}/{type}"), StringComparison.Ordinal));
        await StoredSecrets.AssertNoneAsync(terraform, "plan.bin", plan, apply);
    }

    [Fact]
    public async Task A_test_reads_every_data_source()
    {
        await using var terraform = await StartAsync();
        await terraform.WriteAsync(
            "every.tftest.hcl",
            $"run \"every\" {{\n{string.Concat(Reads.Select(read => Assertion(read.Type)))}}}\n");

        var output = await terraform.SucceedAsync("test");

        Assert.Contains("Success! 1 passed, 0 failed.", output, StringComparison.Ordinal);
        Assert.NotEmpty(terraform.Atlas.Requests.Reads);
    }

    private async Task<TerraformWorkspace> StartAsync()
    {
        var terraform = await TerraformWorkspace.StartAsync(mirror, Configuration(), Options);
        terraform.Folder.CreateSubdirectory(Opened);
        return terraform;
    }

    private static string Configuration() => string.Concat(Reads.Select(read =>
        $$"""

        data "{{read.Type}}" "this" {
        {{Attributes(read.Args)}}
        }

        output "{{read.Type}}" {
          value = data.{{read.Type}}.this
        }

        """)) + string.Concat(Reads.Where(read => WithSecrets.Contains(read.Type)).Select(read =>
        $$"""

        ephemeral "{{read.Type}}" "this" {
        {{Attributes(read.Args)}}
        }

        resource "terraform_data" "{{read.Type}}" {
          provisioner "local-exec" {
            command     = "printf '%s' \"$OPENED\" > {{Opened}}/{{read.Type}}"
            environment = { OPENED = jsonencode(ephemeral.{{read.Type}}.this) }
          }
        }

        """));

    // A value in JSON is a value in HCL as well.
    private static string Attributes(JsonObject args) =>
        string.Join('\n', args.Select(one => $"  {one.Key} = {one.Value?.ToJsonString()}"));

    private static string Assertion(string type) =>
        $$"""
          assert {
            condition     = data.{{type}}.this != null && length(jsonencode(data.{{type}}.this)) > 100
            error_message = "{{type}} is empty."
          }

        """;
}
