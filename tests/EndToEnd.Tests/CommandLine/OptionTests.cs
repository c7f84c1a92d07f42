using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace AtlasBackup.EndToEnd.Tests.CommandLine;

/// <summary>Every input of every function is an option. What Pulumi accepts and refuses says what is right.</summary>
public sealed class OptionTests(SharedPlugin shared) : IClassFixture<SharedPlugin>
{
    private const string WrongArgument = "wrong argument: ";

    // Whatever the type of an input is, some of these are wrong for it.
    private static readonly string[] WrongTexts = ["", "maybe", "..", "1,5x", "0x10", "1e999", "NaN", " 1", new('x', 2_000)];

    private static readonly string[] AnyText = ["copyRegions", "targetNamespace"];

    private readonly PluginUnderTest _plugin = shared.Plugin;

    public static TheoryData<string> Functions => [.. SchemaFile.FunctionNames];

    /// <summary>Each input once, by the first function that has it with this type.</summary>
    public static TheoryData<string, string> Inputs => new(SchemaFile.FunctionNames
        .SelectMany(function => InputSamples.Optional(function)
            .Concat(InputSamples.Required(function).Fields.Keys)
            .Select(input => (function, input)))
        .DistinctBy(pair => (pair.input, InputSamples.TypeOf(pair.function, pair.input))));

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Takes_every_input_and_asks_Atlas_what_Pulumi_asks(string function)
    {
        foreach (var input in InputSamples.Optional(function))
        {
            var args = InputSamples.With(function, input);
            var (failure, asked) = await PulumiAsync(function, args);

            var (result, askedByCommand) = await CommandAsync(CommandWords.Read(function, args));

            Assert.Equal(asked, askedByCommand);
            Assert.True(
                failure is null == (result.ExitCode == 0), $"{input}: Pulumi: {failure}, command: {result.Errors}");
        }
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public async Task Names_the_option_whose_value_is_wrong_and_asks_Atlas_nothing(string function, string input)
    {
        var refused = 0;
        var isList = InputSamples.TypeOf(function, input) == "array";
        foreach (var text in WrongTexts.Where(text => !isList || !text.Contains(',', StringComparison.Ordinal)))
        {
            var args = InputSamples.Required(function);
            args.Fields[input] = isList ? Value.ForList(Value.ForString(text)) : Value.ForString(text);
            var (failure, askedByPulumi) = await PulumiAsync(function, args);
            if (failure?.StartsWith(WrongArgument, StringComparison.Ordinal) != true || askedByPulumi.Count > 0)
            {
                continue;
            }

            var (result, asked) = await CommandAsync(CommandWords.Read(function, args));

            refused++;
            Assert.Empty(asked);
            Assert.Contains($"{CommandWords.Option(input)}: ", result.Error, StringComparison.Ordinal);
            Assert.True(result.Errors.Length < 1_100, result.Errors);
        }

        Assert.Equal(AnyText.Contains(input), refused == 0);
    }

    private async Task<(string? Failure, IReadOnlyList<string> Asked)> PulumiAsync(string function, Struct args)
    {
        _plugin.Atlas.Requests.Clear();
        try
        {
            await _plugin.Session.Configured;
            var response = await _plugin.Host.Provider.InvokeAsync(
                $"atlasbackup:index:{function}", args, cancellationToken: TestContext.Current.CancellationToken);
            return (response.Failures.Count == 0 ? null : $"{WrongArgument}{response.Failures}", Asked());
        }
        catch (RpcException exception)
        {
            return (exception.Status.Detail, Asked());
        }
    }

    private async Task<(CommandResult Result, IReadOnlyList<string> Asked)> CommandAsync(IReadOnlyList<string> words)
    {
        _plugin.Atlas.Requests.Clear();
        return (await CommandUnderTest.RunAsync(_plugin.Atlas, words), Asked());
    }

    private IReadOnlyList<string> Asked() =>
        [.. _plugin.Atlas.Requests.Reads.Select(request => request.Path + request.Query).Order(StringComparer.Ordinal)];
}
