using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace AtlasBackup.EndToEnd.Tests.Plugin;

public sealed class MissingAnswerTests
{
    private const string Resource = "RESOURCE_NOT_FOUND";

    /// <summary>Each function of one object, with each code that means that there is no such object.</summary>
    public static TheoryData<string, int, string> Missing => [.. (
        from function in ContractFunction.All.Values
        from code in function.Missing
        from refusal in code.Split(' ') is [var status, var bare]
            ? [(int.Parse(status), bare)]
            : new[] { (404, code), (400, code) }
        select new TheoryDataRow<string, int, string>(function.Name, refusal.Item1, refusal.Item2))];

    public static TheoryData<string> OfOneObject =>
        [.. ContractFunction.All.Values.Where(function => !function.File.IsList).Select(function => function.Name)];

    public static TheoryData<string> FoundByAnOutput => [.. ContractFunction.All.Values
        .Where(function => function.FoundBy is not null).Select(function => function.Name)];

    [Theory]
    [MemberData(nameof(Missing))]
    public async Task Gives_a_missing_object_as_not_found_if_allowed_and_else_as_an_error_with_a_hint(
        string name, int status, string code)
    {
        var function = ContractFunction.All[name];
        await using var plugin = await PluginUnderTest.StartAsync();
        plugin.Atlas.Faults.Add(ContractFunction.Refusing(status, code, "the thing"));

        var outputs = await plugin.InvokeAsync(function.Token, function.Args(("allowMissing", true)));
        var refusal = await plugin.RefusalAsync(function.Token, function.Args());

        AssertNotFound(function, outputs);
        Assert.Contains($"({code})", refusal.Detail, StringComparison.Ordinal);
        if (status == DocumentedStatus(function, code))
        {
            function.AssertHint(status, code, refusal.Detail);
            Assert.Contains("allowMissing", refusal.Detail, StringComparison.Ordinal);
        }

        Assert.Equal(2, plugin.Atlas.Requests.Reads.Count);
    }

    [Theory]
    [MemberData(nameof(FoundByAnOutput))]
    public async Task Gives_an_answer_without_the_deciding_output_in_the_same_way(string name)
    {
        var function = ContractFunction.All[name];
        var answer = function.File.Complete.DeepClone().AsObject();
        answer.Remove(function.FoundBy ?? "");
        await using var plugin = await PluginUnderTest.StartAsync();
        plugin.Atlas.Faults.Add(function.Answering(function.File.Echo(answer, function.Asked).ToJsonString()));

        var outputs = await plugin.InvokeAsync(function.Token, function.Args(("allowMissing", true)));
        var refusal = await plugin.RefusalAsync(function.Token, function.Args());

        AssertNotFound(function, outputs);
        Assert.Equal(StatusCode.NotFound, refusal.StatusCode);
        Assert.Contains("allowMissing", refusal.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(OfOneObject))]
    public async Task Never_takes_another_refusal_for_a_missing_object(string name)
    {
        var function = ContractFunction.All[name];
        await using var plugin = await PluginUnderTest.StartAsync();
        plugin.Atlas.Faults.Add(ContractFunction.Refusing(404, Resource, function.Path) with { Times = 1 });
        plugin.Atlas.Faults.Add(ContractFunction.Refusing(404, "SOMETHING_NOT_FOUND", "the thing"));

        var noRoute = await plugin.RefusalAsync(function.Token, function.Args(("allowMissing", true)));
        var unknown = await plugin.RefusalAsync(function.Token, function.Args(("allowMissing", true)));

        Assert.Contains($"({Resource}). Atlas has ", noRoute.Detail, StringComparison.Ordinal);
        Assert.Contains("(SOMETHING_NOT_FOUND). ", unknown.Detail, StringComparison.Ordinal);
    }

    private static int DocumentedStatus(ContractFunction function, string code) => function.File.Cases
        .Select(one => one.Error)
        .FirstOrDefault(error => error?.Code == code)?.Status ?? 404;

    private static void AssertNotFound(ContractFunction function, Struct outputs)
    {
        Assert.Equal(function.Lists.Append("found").Order(), outputs.Fields.Keys.Order());
        Assert.False(outputs.At("found")?.BoolValue);
        Assert.All(
            outputs.Fields.Where(output => output.Key != "found"),
            output => Assert.Empty(output.Value.Unwrap().ListValue.Values));
    }
}
