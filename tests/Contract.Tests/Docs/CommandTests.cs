using AtlasBackup.Contract.Tests.Support;
using AtlasBackup.ContractTool;
using AtlasBackup.ContractTool.Writing;
using AtlasBackup.DocsTool.Command;

namespace AtlasBackup.Contract.Tests.Docs;

/// <summary>How a page spells the contract for the command. Other tests compare the page with the command.</summary>
public sealed class CommandTests
{
    private static readonly WrittenContract Contract =
        WrittenContract.Read(Path.Combine(Repository.Root, "contract"));

    [Theory]
    [InlineData("groupId", "--group-id")]
    [InlineData("mongoDBVersion", "--mongo-db-version")]
    [InlineData("waitMinutes", "--wait")]
    public void An_input_is_an_option_in_small_letters(string input, string option) =>
        Assert.Equal(option, CommandNames.Option(input));

    [Fact]
    public void A_text_names_options_and_the_variables_of_credentials_and_nothing_of_Pulumi()
    {
        var names = new CommandNames(
            Contract.Package.Object("settings"), [Contract.Functions["getBackupReadiness"]]);

        Assert.Equal(
            "Set `--max-age-hours`, `--base-url` and `MONGODB_ATLAS_CLIENT_ID`; `notes` stays.",
            names.Spell("Set `maxAgeHours`, `baseUrl` and `clientId`; `notes` stays. Pulumi seals it."));
    }

    [Fact]
    public void Credentials_are_variables_and_no_options()
    {
        var tables = new CommandTables(Contract);

        Assert.DoesNotContain("client", tables.Settings(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("| `MONGODB_ATLAS_CLIENT_SECRET` |", tables.Variables(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_types_of_a_report_link_to_those_that_callers_have()
    {
        var types = ReportTypes.Render(Contract, "functions.md");

        Assert.StartsWith("### ProjectReport\n", types, StringComparison.Ordinal);
        Assert.Contains("| `clusters` | list of [ClusterReport](#clusterreport) |", types, StringComparison.Ordinal);
        Assert.Contains("| `readiness` | [Readiness](functions.md#readiness) |", types, StringComparison.Ordinal);
        Assert.DoesNotContain("### Readiness", types, StringComparison.Ordinal);
        Assert.DoesNotContain("### ReadCluster", types, StringComparison.Ordinal);
    }
}
