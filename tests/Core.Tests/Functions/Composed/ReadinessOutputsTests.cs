using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Functions;
using AtlasBackup.Core.Functions.Readiness;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Functions.Composed;

public sealed class ReadinessOutputsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("getBackupReadiness")]
    [InlineData("getProjectBackupReadiness")]
    public async Task Writes_every_declared_output_once(string function)
    {
        var atlas = new ShopAtlas()
            .Set("clusters", ShopAtlas.List(ShopAtlas.ClusterOf("prod")))
            .Set("flexClusters", ShopAtlas.List());
        using var writer = new CheckingWriter();

        await atlas.RunAsync(writer, function, isPreview: false, Cancellation);

        Assert.Contains("ready: true", writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seals_what_repeats_a_secret_argument()
    {
        var name = InputValue.Of("prod") with { IsSecret = true };
        var atlas = new ShopAtlas();
        using var writer = new CheckingWriter();

        await atlas.RunAsync(writer, "getBackupReadiness", isPreview: false, Cancellation, ("clusterName", name));

        Assert.Contains("clusterName: secret(\"prod\")", writer.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"prod\"", writer.ToString().Replace("secret(\"prod\")", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forms_the_verdict_by_the_clock_of_Atlas()
    {
        var atlas = new ShopAtlas { Date = ShopAtlas.At("23:00:00") };

        var outputs = await atlas.RunAsync();

        Assert.Equal("2026-01-01T23:00:00Z", outputs.Text("assessedAt"));
        Assert.Equal(15 * 3600, outputs.Object("recoveryPoint")?.Integer("ageSeconds"));
        Assert.Single(atlas.Log.Lines, line => line.Contains(
            "the clock of this machine differs from Atlas's: it shows 2026-01-01T00:00:00Z, and Atlas's 2026-01-01T23:00:00Z",
            StringComparison.Ordinal));
    }

    [Fact]
    public async Task Says_that_it_had_to_use_the_clock_of_this_machine()
    {
        var atlas = new ShopAtlas { Date = null };

        var outputs = await atlas.RunAsync();

        Assert.Equal("2026-01-01T00:00:00Z", outputs.Text("assessedAt"));
        Assert.Contains(
            "Atlas did not say what time it is: the clock of this machine was used", outputs.Texts("notes"));
    }

    [Fact]
    public async Task Puts_no_line_break_of_Atlas_into_a_reason()
    {
        var atlas = new ShopAtlas().Set(
            ShopAtlas.Cluster,
            ShopAtlas.ClusterOf("prod").Replace("IDLE", "NEW\\nSTATE", StringComparison.Ordinal));

        var outputs = await atlas.RunAsync();

        Assert.DoesNotContain('\n', Assert.Single(outputs.Texts("reasons")));
    }

    [Theory]
    [InlineData("getBackupReadiness")]
    [InlineData("getProjectBackupReadiness")]
    public void Has_the_defaults_of_the_contract(string function)
    {
        var demands = new Demands();
        var inputs = FunctionCatalog.Find(function)?.Inputs ?? [];

        Assert.Equal(demands.MaxAgeHours, Default("maxAgeHours").Number);
        Assert.Equal(demands.MinRemainingHours, Default("minRemainingHours").Number);

        InputValue Default(string name) => inputs.First(input => input.Name == name).Default;
    }

    [Theory]
    [InlineData("ClusterKind", typeof(ClusterKind))]
    [InlineData("ReadinessCheckName", typeof(CheckName))]
    [InlineData("RecoveryPointKind", typeof(RecoveryPointKind))]
    public void Knows_the_enumerations_of_the_contract(string type, Type values)
    {
        var declared = SchemaFile.Root.GetProperty("types").GetProperty($"atlasbackup:index:{type}").GetProperty("enum")
            .EnumerateArray()
            .Select(value => value.GetProperty("value").GetString());

        Assert.Equal(
            declared, Enum.GetNames(values).Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName));
    }
}
