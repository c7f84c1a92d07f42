using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.EndToEnd.Tests.CommandLine;

/// <summary>The JSON of every function has what Pulumi gets.</summary>
public sealed class ReadAnswerTests(SharedPlugin shared) : IClassFixture<SharedPlugin>
{
    private readonly PluginUnderTest _plugin = shared.Plugin;

    public static TheoryData<string> Functions => [.. ContractFunction.All.Keys];

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Gives_the_outputs_that_Pulumi_gets_with_secrets_hidden(string name)
    {
        var function = ContractFunction.All[name];

        var (outputs, json, text) = await BothAsync(name, function.Args());

        SharedPlugin.AssertEqual(SharedPlugin.Json(outputs), json);
        Assert.DoesNotContain("SECRET", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Gives_secrets_as_they_are_where_that_is_asked(string name)
    {
        var function = ContractFunction.All[name];

        var (outputs, json, text) = await BothAsync(name, function.Args(), "--show-secrets");

        SharedPlugin.AssertEqual(SharedPlugin.Json(outputs, showsSecrets: true), json);
        Assert.Equal(outputs.ContainsSecrets(), text.Contains("SECRET", StringComparison.Ordinal));
        Assert.DoesNotContain("[secret]", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Gives_the_outputs_that_Pulumi_gets_of_an_empty_answer(string name)
    {
        var function = ContractFunction.All[name];
        var answer = function.File.Echo(function.File.Empty.DeepClone().AsObject(), function.Asked);
        _plugin.Atlas.Faults.Add(function.Answering(answer.ToJsonString()));

        var (outputs, json, _) = await BothAsync(name, function.Args());

        _plugin.Atlas.Faults.Clear();
        SharedPlugin.AssertEqual(SharedPlugin.Json(outputs), json);
    }

    [Fact]
    public async Task Gives_the_verdicts_that_Pulumi_gets()
    {
        foreach (var (token, args) in ComposedFunctions.Calls)
        {
            var (outputs, json, _) = await BothAsync(SchemaFile.ShortName(token), args);

            SharedPlugin.AssertEqual(SharedPlugin.Json(outputs), json);
        }
    }

    [Fact]
    public async Task Gives_an_object_that_does_not_exist_where_that_is_allowed()
    {
        var args = PluginUnderTest.CheckpointArgs("6502000000000000000000ff");
        args.Fields["allowMissing"] = Value.ForBool(true);

        var (outputs, json, _) = await BothAsync("getBackupCheckpoint", args);

        SharedPlugin.AssertEqual(SharedPlugin.Json(outputs), json);
        Assert.False(json["found"]?.GetValue<bool>());
    }

    [Theory]
    [InlineData(AtlasData.OddCheckpointId)]
    [InlineData(AtlasData.BareCheckpointId)]
    public async Task Keeps_large_numbers_and_leaves_out_what_is_absent(string checkpoint)
    {
        var (outputs, json, _) = await BothAsync("getBackupCheckpoint", PluginUnderTest.CheckpointArgs(checkpoint));

        SharedPlugin.AssertEqual(SharedPlugin.Json(outputs), json);
    }

    [Theory]
    [InlineData("""{ "links": [] }""")]
    [InlineData("""{ "id": "6502000000000000000000c1", "links": [] } x""")]
    [InlineData("""{ "id": "6502000000000000000000c1", "links": [] """)]
    public async Task Writes_nothing_of_an_answer_that_is_wrong_at_its_end(string answer)
    {
        var function = ContractFunction.All["getBackupCheckpoint"];
        _plugin.Atlas.Faults.Add(function.Answering(answer));

        var result = await CommandUnderTest.RunAsync(
            _plugin.Atlas, [.. CommandWords.Read(function.Name, function.Args()), "--max-retries", "0"]);

        _plugin.Atlas.Faults.Clear();
        Assert.Contains("is not what Atlas documents", result.Error, StringComparison.Ordinal);
    }

    private async Task<(Struct Outputs, JsonObject Json, string Text)> BothAsync(
        string function,
        Struct args,
        params string[] more)
    {
        var outputs = await _plugin.InvokeAsync($"atlasbackup:index:{function}", args);
        var result = await CommandUnderTest.RunAsync(_plugin.Atlas, [.. CommandWords.Read(function, args), .. more]);
        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.EndsWith("\n}\n", result.Output, StringComparison.Ordinal);
        Assert.Empty(_plugin.Atlas.Requests.Unexpected);
        return (outputs, result.Json.AsObject(), result.Output);
    }
}
