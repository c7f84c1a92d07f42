using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Functions;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Functions;

/// <summary>The writer's contract, kept by every function for answers that have everything and nothing.</summary>
public sealed class CheckedAnswerTests
{
    private const string Id = "32b6e34b3d91647abb20e7ba";

    public static TheoryData<string, bool> Functions
    {
        get
        {
            var cases = new TheoryData<string, bool>();
            foreach (var name in FunctionCatalog.Names)
            {
                cases.Add(name, false);
                cases.Add(name, true);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Says_every_property_of_a_complete_answer_once(string name, bool omitsSecrets)
    {
        var outputs = await RunAsync(name, Repository.Fixture(name), omitsSecrets);

        Assert.Equal(SecretsOf(name).Any() && !omitsSecrets, outputs.Contains("secret(", StringComparison.Ordinal));
        Assert.All(SecretsOf(name), secret => Assert.Equal(
            omitsSecrets, !outputs.Contains($" {secret}: secret(", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Says_every_property_of_an_answer_that_has_almost_nothing_once(string name, bool omitsSecrets)
    {
        var isList = Calls.Function(name).Endpoint.Paging != Paging.None;

        var outputs = await RunAsync(
            name, isList ? """{ "results": [{}] }""" : """{ "links": [] }""", omitsSecrets);

        Assert.DoesNotContain("secret(", outputs, StringComparison.Ordinal);
        Assert.Contains("links: []", outputs, StringComparison.Ordinal);
    }

    private static IEnumerable<string> SecretsOf(string name) =>
        SchemaPaths.Of(Calls.Function(name).Outputs)
            .Where(entry => entry.Property.IsSecret)
            .Select(entry => entry.Property.Name);

    private static IEnumerable<(string, InputValue)> IdsIn(string path) =>
        AtlasPath.Names(path).Except(["groupId", "clusterName"]).Select(name => (name, InputValue.Of(Id)));

    private static async Task<string> RunAsync(string name, string body, bool omitsSecrets)
    {
        var function = Calls.Function(name);
        await using var atlas = await LoopbackAtlas.StartAsync();
        using var client = atlas.Client();
        using var call = client.BeginCall();
        using var writer = new CheckingWriter(omitsSecrets);
        var pages = function.Endpoint.Paging == Paging.Numbered ? "?itemsPerPage=500&pageNum=1" : "";
        var arguments = Calls.Arguments(name, [.. IdsIn(function.Endpoint.Path)]);
        var path = Core.Atlas.AtlasPath.Fill(function.Endpoint.Path, arguments.Text);
        atlas.Tell(path + pages, body);

        await new FunctionRunner(call).RunAsync(function, arguments, writer, TestContext.Current.CancellationToken);

        return writer.ToString();
    }
}
