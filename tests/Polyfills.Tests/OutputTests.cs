using System.Collections.Immutable;
using System.Text.Json;
using AtlasBackup.Polyfills.Tests.Fakes;
using Pulumi;
using Pulumi.Utilities;

namespace AtlasBackup.Polyfills.Tests;

/// <summary>What outputs carry through everything that is done with them.</summary>
public sealed class OutputTests
{
    private static readonly Output<int> Plain = Output.Create(1);
    private static readonly Output<int> Secret = Output.CreateSecret(2);
    private static readonly Output<int> Unknown = OutputUtilities.CreateUnknown(3);

    public static TheoryData<Output<string>, string?, bool, bool> Derived => new()
    {
        { Plain.Apply(value => $"{value}"), "1", true, false },
        { Plain.Apply(value => Task.FromResult($"{value}")), "1", true, false },
        { Plain.Apply(_ => Secret.Apply(value => $"{value}")), "2", true, true },
        { Plain.Apply(_ => (Input<string>?)"input"), "input", true, false },
        { Plain.Apply(_ => default(Output<string>)), null, true, false },
        { Plain.Apply(_ => Unknown.Apply(value => $"{value}")), null, false, false },
        { Secret.Apply(value => $"{value}"), "2", true, true },
        { Secret.Apply(_ => Plain.Apply(value => $"{value}")), "1", true, true },
        { Unknown.Apply(new Func<int, string>(_ => throw new InvalidOperationException())), null, false, false },
        { Output.CreateSecret(Plain).Apply(value => $"{value}"), "1", true, true },
        { Output.Unsecret(Secret).Apply(value => $"{value}"), "2", true, false },
        { Output.Format($"{Plain} of {Secret}: {1.5}"), "1 of 2: 1.5", true, true },
        { Output.Format($"{(Input<int>)5:000}"), "005", true, false },
        { Output.Format($"{Plain}{Unknown}"), null, false, false },
        { Output.All(Plain, Secret).Apply(all => string.Join('+', all)), "1+2", true, true },
        { Output.All(Plain, Unknown).Apply(all => string.Join('+', all)), null, false, false },
        { Output.All<int>([1, Plain, 3]).Apply(all => string.Join('+', all)), "1+1+3", true, false },
        { Output.All(Enumerable.Repeat(Plain, 2)).Apply(all => string.Join('+', all)), "1+1", true, false },
        { Output.Tuple(Plain, Secret).Apply(pair => $"{pair}"), "(1, 2)", true, true },
        { Output.Tuple(Plain, Unknown).Apply(pair => $"{pair}"), null, false, false },
        {
            Output.Tuple<int, int, int, int, int, int, int, int>(1, 2, 3, 4, 5, 6, 7, 8).Apply(all => $"{all}"),
            "(1, 2, 3, 4, 5, 6, 7, 8)", true, false
        },
        {
            Output.Tuple(Plain, Plain, Plain, Plain, Plain, Plain, Secret).Apply(all => $"{all.Item7}"),
            "2", true, true
        },
        { Output.JsonSerialize(Output.Create(new { a = Plain, b = "x" })), """{"a":1,"b":"x"}""", true, false },
        {
            Output.JsonSerialize(Output.Create(new Dictionary<string, Input<int>> { ["s"] = Secret })),
            """{"s":2}""", true, true
        },
        { Output.JsonSerialize(Output.Create(new InputList<int> { 1, Secret })), "[1,2]", true, true },
        { Output.JsonSerialize(Output.Create(new { a = Unknown })), null, false, false },
        { Output.JsonSerialize(Unknown), null, false, false },
        { Output.JsonDeserialize<int[]>(Output.CreateSecret("[1,2]")).Apply(all => $"{all[1]}"), "2", true, true },
    };

    [Theory]
    [MemberData(nameof(Derived), DisableDiscoveryEnumeration = true)]
    public async Task Carry_the_value_and_whether_it_is_known_and_secret(
        Output<string> output, string? value, bool isKnown, bool isSecret)
    {
        Assert.Equal(isKnown, await OutputUtilities.GetIsKnownAsync(output));
        Assert.Equal(isSecret, await Output.IsSecretAsync(output));
        Assert.Equal(value, await OutputUtilities.GetValueAsync(output));
    }

    [Fact]
    public async Task Carry_the_resources_they_came_from()
    {
        await using var engine = await FakeEngine.StartAsync();

        var names = await engine.ReadAsync(async () =>
        {
            var (first, second) = (new Greeter("en"), new Greeter("fr"));
            var both = Output.Tuple(first.Id, Output.Create(1).Apply(_ => second.Urn)).Apply(pair => pair.Item1);
            return (await OutputUtilities.GetDependenciesAsync(both)).Select(one => one.GetResourceName());
        });

        Assert.Equal(["en", "fr"], names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Read_elements_of_lists_and_unions()
    {
        var list = Output.Create(ImmutableArray.Create("a", "b"));
        var union = Output.Create(Union<string, int>.FromT1(7));

        Assert.Equal("b", await OutputUtilities.GetValueAsync(list.GetAt(1)));
        Assert.Equal("a", await OutputUtilities.GetValueAsync(list.First()));
        Assert.Equal(2, await OutputUtilities.GetValueAsync(list.Length()));
        Assert.True(await OutputUtilities.GetValueAsync(union.IsT1()));
        Assert.Equal(7, await OutputUtilities.GetValueAsync(union.AsT1()));
    }

    [Fact]
    public async Task Warn_when_they_are_converted_to_text()
    {
        await using var engine = await FakeEngine.StartAsync();

        await engine.ReadAsync(() => Task.FromResult($"{Plain}"));

        Assert.StartsWith(
            "Calling [ToString] on an [Output<T>] is not supported.",
            Assert.Single(engine.Conversation.Warnings),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hand_a_secret_to_generated_provider_arguments()
    {
        // The setter that the generator writes for a secret input.
        Input<string>? given = "token";
        var sealedInput = Output.Tuple<Input<string>?, int>(given, Output.CreateSecret(0)).Apply(pair => pair.Item1);

        Assert.Equal("token", await OutputUtilities.GetValueAsync(sealedInput));
        Assert.True(await Output.IsSecretAsync(sealedInput));
    }

    [Fact]
    public async Task Take_json_as_an_input_in_every_form()
    {
        using var document = JsonDocument.Parse("[1]");
        InputJson[] inputs = ["[1]", document, document.RootElement, Output.Create("[1]"), Output.Create(document)];

        var lengths = await Task.WhenAll(inputs.Select(
            input => OutputUtilities.GetValueAsync(input.Apply(element => element.GetArrayLength()))));

        Assert.All(lengths, length => Assert.Equal(1, length));
    }
}
