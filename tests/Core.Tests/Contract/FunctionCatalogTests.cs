using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Contract;

public sealed class FunctionCatalogTests
{
    public static TheoryData<string> Functions => [.. FunctionCatalog.Names];

    public static TheoryData<string> EndpointFunctions => [.. Calls.EndpointFunctions];

    [Fact]
    public void Has_the_functions_of_the_schema_in_the_order_of_the_alphabet()
    {
        Assert.Equal(SchemaFile.FunctionNames.Order(StringComparer.Ordinal), FunctionCatalog.Names);
    }

    [Theory]
    [InlineData("")]
    [InlineData("package.json")]
    [InlineData("contract/legacy.json")]
    [InlineData("LegacyRestoreJob")]
    [InlineData("getbackupexport")]
    [InlineData("getBackupExport\0")]
    [InlineData("getBackupExp\\u006frt")]
    [InlineData("\ud800")]
    public void Has_no_function_of_another_name(string name) => Assert.Null(FunctionCatalog.Find(name));

    [Theory]
    [MemberData(nameof(Functions))]
    public void Gives_every_function_the_inputs_and_outputs_of_the_schema(string name)
    {
        var declared = SchemaFile.Function(name);
        var inputs = declared.GetProperty("inputs");

        var function = FunctionCatalog.Find(name);

        Assert.NotNull(function);
        Assert.Equal(
            inputs.GetProperty("properties").EnumerateObject().Select(input => input.Name),
            function.Inputs.Select(input => input.Name));
        Assert.Equal(
            SchemaFile.Names(inputs, "required"),
            function.Inputs.Where(input => input.IsRequired).Select(input => input.Name));
        Assert.Equal(
            SchemaFile.Paths(declared.GetProperty("outputs"))
                .Select(entry => (entry.Path, SchemaFile.IsSecret(entry.Property))),
            SchemaPaths.Of(function.Outputs).Select(entry => (entry.Path, entry.Property.IsSecret)));
    }

    [Theory]
    [MemberData(nameof(EndpointFunctions))]
    public void Sends_each_input_of_the_path_in_the_path_and_no_local_input(string name)
    {
        var function = Calls.Function(name);

        Assert.All(function.Inputs, input => Assert.Equal(
            function.Endpoint.Path.Contains($"{{{input.Name}}}", StringComparison.Ordinal),
            input.Place == InputPlace.Path));
        Assert.All(
            function.Inputs.Where(input => input.Place == InputPlace.Path),
            input => Assert.True(input.IsRequired || input.Default.Kind != InputKind.Null));
        Assert.DoesNotContain("omitDownloadLinks", function.QueryNames);
    }

    [Fact]
    public void Knows_what_is_special_about_the_answers_of_a_function()
    {
        var checkpoint = Calls.Function("getBackupCheckpoint").Endpoint;
        var jobs = Calls.Function("listLegacyRestoreJobs").Endpoint;

        Assert.Equal(
            ("2023-01-01", Paging.None, "Legacy Backup"),
            (checkpoint.ApiVersion, checkpoint.Paging, checkpoint.RateLimitSet));
        Assert.Equal(["Project Read Only"], checkpoint.Roles);
        Assert.Equal(["CHECKPOINT_NOT_FOUND"], checkpoint.MissingCodes);
        Assert.Equal("checkpointId", checkpoint.Echoes["id"]);
        Assert.Equal((Paging.Numbered, "id"), (jobs.Paging, jobs.ItemKey));
        Assert.Equal(Paging.Linked, Calls.Function("listTenantRestores").Endpoint.Paging);
        Assert.NotNull(Calls.Function("listTenantRestores").Endpoint.Successor);
    }

    [Fact]
    public void Has_a_report_for_front_ends_with_the_inputs_of_the_verdict_but_waiting()
    {
        var verdict = FunctionCatalog.Find("getProjectBackupReadiness");

        var report = FunctionCatalog.FindInternal("readProjectBackups");

        Assert.Equal(
            verdict?.Inputs.Where(input => input.Name != "waitMinutes").Select(Text),
            report?.Inputs.Select(Text));
        Assert.Equal(verdict?.ExactlyOne, report?.ExactlyOne);
        Assert.Equal(
            FunctionCatalog.Find("getBackupReadiness")?.Outputs.Properties.Select(output => output.Name),
            report?.Outputs.Find("clusters")?.Type.Innermost.Object?.Find("readiness")?.Type.Object?.Properties
                .Select(output => output.Name));

        static string Text(Input input) => $"{input.Name} {input.Type.Kind} {input.Rule} {input.Place} {input.Default.Shown}";
    }

    [Theory]
    [InlineData("readProjectBackups")]
    [InlineData("readCluster")]
    public void Has_no_internal_function_for_callers(string name)
    {
        Assert.Null(FunctionCatalog.Find(name));
        Assert.DoesNotContain(name, FunctionCatalog.Names);
    }

    [Theory]
    [InlineData("readCluster")]
    [InlineData("getProjectBackupReadiness")]
    [InlineData("")]
    public void Has_nothing_else_for_front_ends(string name) => Assert.Null(FunctionCatalog.FindInternal(name));

    [Theory]
    [InlineData("")]
    [InlineData("GetBackupExport")]
    [InlineData("atlasbackup:index:getBackupExport")]
    public void Finds_no_function_by_another_name(string name)
    {
        Assert.Null(FunctionCatalog.Find(name));
    }
}
