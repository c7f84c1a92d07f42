using System.Text.RegularExpressions;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Functions;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Functions;

/// <summary>Every function keeps the rules of the writer, for complete and for empty answers.</summary>
public sealed class CheckedAnswerTests
{
    public static TheoryData<string, bool> Functions
    {
        get
        {
            var cases = new TheoryData<string, bool>();
            foreach (var name in Calls.EndpointFunctions)
            {
                cases.Add(name, false);
                cases.Add(name, true);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Writes_every_property_of_a_complete_answer_once(string name, bool omitsSecrets)
    {
        var outputs = await RunAsync(name, Repository.Fixture(name), omitsSecrets);

        Assert.Equal(SecretsOf(name).Any() && !omitsSecrets, outputs.Contains("secret(", StringComparison.Ordinal));
        Assert.All(SecretsOf(name), secret => Assert.Equal(
            !omitsSecrets, Regex.IsMatch(outputs, $@"[{{ ]{secret}: secret\(")));
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Writes_every_property_of_an_almost_empty_answer_once(string name, bool omitsSecrets)
    {
        var function = Calls.Function(name);
        var isList = function.Endpoint.Paging != Paging.None;
        var key = KeyOf(function);
        var empty = isList ? $$"""{ "results": [{ "{{key}}": "a" }] }""" : AnswerFile.Of(name).Empty.ToJsonString();

        var outputs = await RunAsync(name, empty, omitsSecrets);

        // An empty list may or may not be marked as secret.
        outputs = outputs.Replace("secret([])", "[]", StringComparison.Ordinal);
        Assert.DoesNotContain("secret(", outputs, StringComparison.Ordinal);
        var lists = function.Outputs.Properties.Where(property => property.Type.Kind == TypeKind.Array);
        Assert.All(lists, list => Assert.Contains(
            list.Name == "results" ? "results: [{" : $"{list.Name}: []", outputs, StringComparison.Ordinal));
    }

    private static string KeyOf(EndpointFunction function)
    {
        var key = function.Outputs.Properties
            .SelectMany(property => property.Type.Innermost.Object?.Properties ?? [])
            .FirstOrDefault(property => property.Name == function.Endpoint.ItemKey);
        return key?.WireName ?? function.Endpoint.ItemKey;
    }

    private static IEnumerable<string> SecretsOf(string name) =>
        SchemaPaths.Of(Calls.Function(name).Outputs)
            .Where(entry => entry.Property.IsSecret)
            .Select(entry => entry.Property.Name);

    private static async Task<string> RunAsync(string name, string body, bool omitsSecrets)
    {
        var function = Calls.Function(name);
        await using var atlas = await LoopbackAtlas.StartAsync();
        using var client = atlas.Client();
        using var call = client.BeginCall();
        using var writer = new CheckingWriter(omitsSecrets);
        atlas.Tell(Calls.FirstTarget(name), body);

        await new FunctionRunner(call).RunAsync(
            function, Calls.Arguments(name), writer, TestContext.Current.CancellationToken);

        return writer.ToString();
    }
}
