using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.TerraformHost.Protocol;

namespace AtlasBackup.EndToEnd.Tests.Terraform;

/// <summary>
/// What every data source and ephemeral resource answers. The host refuses a result that has not exactly the declared
/// attributes, as Terraform does.
/// </summary>
public sealed class AnswerTests(SharedProvider shared) : IClassFixture<SharedProvider>
{
    private readonly ProviderUnderTest _provider = shared.Provider;

    public static TheoryData<string> Functions => [.. ContractFunction.All.Keys];

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Fills_every_attribute_from_a_complete_answer(string name)
    {
        var function = ContractFunction.All[name];
        var type = TerraformFunction.TypeOf(name);

        var state = await _provider.ReadAsync(type, TerraformFunction.Args(function));

        var attributes = _provider.Session.Schema.DataSources[type].Block.Attributes;
        Assert.Equal(Declared(attributes, function), Present(state, "").Distinct().Order());
        Assert.DoesNotContain("SECRET", state.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(_provider.Atlas.Requests.Unexpected);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Gives_null_and_empty_lists_for_what_Atlas_does_not_give(string name)
    {
        var function = ContractFunction.All[name];
        var answer = function.File.Echo(function.File.Empty.DeepClone().AsObject(), function.Asked);
        _provider.Atlas.Faults.Add(function.Answering(answer.ToJsonString()));

        var state = await _provider.ReadAsync(TerraformFunction.TypeOf(name), TerraformFunction.Args(function));

        _provider.Atlas.Faults.Clear();
        var secrets = SchemaFile.Outputs(name).GetProperty("properties").EnumerateObject()
            .Where(output => SchemaFile.IsSecret(output.Value))
            .Select(output => output.Name);
        var given = answer.Select(property => property.Key == function.WireKey ? function.ItemKey : property.Key);
        var expected = function.Lists.Union(given).Union(function.Asked.Keys)
            .Union(function.File.IsList ? [] : ["found"])
            .Except(secrets)
            .Select(TerraformFunction.Snake);
        Assert.Equal(
            expected.Order(), state.Where(member => member.Value is not null).Select(member => member.Key).Order());
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Has_every_secret_in_the_ephemeral_resource_only(string name)
    {
        var function = ContractFunction.All[name];
        var type = TerraformFunction.TypeOf(name);
        var secrets = SchemaFile.Paths(SchemaFile.Outputs(name))
            .Where(entry => SchemaFile.IsSecret(entry.Property))
            .ToList();
        if (secrets.Count == 0)
        {
            Assert.False(_provider.Session.Schema.EphemeralResources.ContainsKey(type));
            return;
        }

        var result = await _provider.OpenAsync(type, TerraformFunction.Args(function));

        var attributes = _provider.Session.Schema.EphemeralResources[type].Block.Attributes;
        Assert.Equal(Declared(attributes, function), Present(result, "").Distinct().Order());
        Assert.Contains("SECRET", result.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(secrets, entry => Declares(
            _provider.Session.Schema.DataSources[type].Block.Attributes, entry.Path.Split('.', '[')[^1]));
    }

    [Fact]
    public async Task Reads_a_whole_list()
    {

        var state = await _provider.ReadAsync(ProviderUnderTest.Restores, new JsonObject
        {
            ["group_id"] = AtlasData.ProjectId,
            ["cluster_name"] = AtlasData.ShardedCluster,
        });

        var results = Assert.IsType<JsonArray>(state["results"]);
        Assert.Equal(1_234, results.Count);
        Assert.Equal(1_234, results.Select(job => job?["id"]?.GetValue<string>()).Distinct().Count());
        Assert.Equal(1_234, state["total_count"]?.GetValue<double>());
    }

    [Fact]
    public async Task Gives_an_object_that_does_not_exist_where_that_is_allowed()
    {
        var given = ProviderUnderTest.CheckpointArgs("6502000000000000000000ff");
        given["allow_missing"] = true;

        var state = await _provider.ReadAsync(ProviderUnderTest.Checkpoint, given);

        Assert.False(state["found"]?.GetValue<bool>());
        Assert.Null(state["restorable"]);
        Assert.Equal(AtlasData.ProjectId, state["group_id"]?.GetValue<string>());
    }

    [Fact]
    public async Task Gives_the_value_of_an_output_where_the_argument_was_not_given()
    {
        var function = ContractFunction.All["getBackupPrivateEndpoint"];
        var given = TerraformFunction.Args(function);
        given.Remove("cloud_provider");

        var state = await _provider.ReadAsync("atlasbackup_backup_private_endpoint", given);

        Assert.Equal("AWS", state["cloud_provider"]?.GetValue<string>());
    }

    private static bool Declares(IEnumerable<Field> attributes, string property) =>
        attributes.Any(attribute => attribute.Name == TerraformFunction.Snake(property)
            || (attribute.Nested is { } nested && Declares(nested.Attributes, property)));

    // Arguments that are not given are null.
    private static IEnumerable<string> Declared(IEnumerable<Field> attributes, ContractFunction function)
    {
        var given = TerraformFunction.Args(function);
        return Paths(attributes.Where(one => !one.Optional || one.Computed || given.ContainsKey(one.Name)), "").Order();
    }

    private static IEnumerable<string> Paths(IEnumerable<Field> attributes, string prefix) => attributes.SelectMany(
        attribute => Paths(attribute.Nested?.Attributes ?? [], $"{prefix}{attribute.Name}.")
            .Prepend(prefix + attribute.Name));

    private static IEnumerable<string> Present(JsonObject value, string prefix) => value
        .Where(member => member.Value is not null)
        .SelectMany(member => Below(member.Value, $"{prefix}{member.Key}.").Prepend(prefix + member.Key));

    private static IEnumerable<string> Below(JsonNode? value, string prefix) => value switch
    {
        JsonObject members => Present(members, prefix),
        JsonArray items => items.SelectMany(item => Below(item, prefix)),
        _ => [],
    };
}
