using System.Collections.Immutable;
using AtlasBackup.Polyfills.Tests.Fakes;
using Pulumi;
using Pulumi.Utilities;

namespace AtlasBackup.Polyfills.Tests;

/// <summary>How results come to a program.</summary>
public sealed class ResultTests
{
    private const string Token = "greeter:index:greet";

    [Fact]
    public async Task Reads_every_type_that_the_generator_declares()
    {
        var (result, warnings) = await ReadAsync(
            """
            {
              "greeting": "hello", "count": 3, "size": 1.5, "polite": true, "mood": "GOOD", "level": 2,
              "guests": [{ "name": "Ann", "chairs": ["a1", "a2"] }], "tags": { "k": "v" }, "either": 7,
              "raw": { "x": [1, null, true] }, "anything": "at all", "unheardOf": 1
            }
            """);

        Assert.Equal(("hello", 3, 1.5, true), (result.Greeting, result.Count, result.Size, result.Polite));
        Assert.Equal((Mood.Good, Level.Most), (result.Mood, result.Level));
        Assert.Equal("Ann", result.Guests[0].Name);
        Assert.Equal(["a1", "a2"], result.Guests[0].Seats);
        Assert.Equal("v", result.Tags!["k"]);
        Assert.Equal((true, 7), (result.Either.IsT1, result.Either.AsT1));
        Assert.Equal("""{"x":[1,null,true]}""", result.Raw.GetRawText());
        Assert.Equal("at all", result.Anything);
        Assert.Empty(warnings);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"greeting":null,"count":null,"size":null,"polite":null,"mood":null,"guests":null,"tags":null}""")]
    public async Task Leaves_what_is_missing_or_null_at_its_default_without_a_warning(string answer)
    {
        var (result, warnings) = await ReadAsync(answer);

        Assert.Null(result.Greeting);
        Assert.Equal((0, null, false, null), (result.Count, result.Size, result.Polite, result.Mood));
        Assert.Null(result.Tags);
        Assert.Empty(warnings);
    }

    [Fact]
    public async Task Reads_a_missing_list_as_the_default_ImmutableArray()
    {
        var (result, _) = await ReadAsync("{}");

        Assert.True(result.Guests.IsDefault);
    }

    [Theory]
    [InlineData("greeting", "1", "Expected System.String but got System.Double")]
    [InlineData("count", "\"x\"", "Expected System.Double but got System.String")]
    [InlineData("polite", "\"true\"", "Expected System.Boolean but got System.String")]
    [InlineData("mood", "true", "Expected System.String or System.Double but got System.Boolean")]
    [InlineData("level", "\"Most\"", "Expected System.Double but got System.String")]
    [InlineData("either", "true", "Expected System.String or System.Int32 but got System.Boolean")]
    public async Task Warns_of_a_value_of_the_wrong_type_and_leaves_its_default(
        string property, string value, string warning)
    {
        var (result, warnings) = await ReadAsync($$"""{"{{property}}":{{value}},"anything":"still read"}""");

        var type = typeof(GreetResult).FullName;
        Assert.Equal([$"{warning} deserializing {type}({property})"], warnings);
        Assert.Equal("still read", result.Anything);
        Assert.Equal(
            (null, 0, false, Level.None), (result.Greeting, result.Count, result.Polite, result.Level));
    }

    [Fact]
    public async Task Warns_of_a_list_that_is_an_object_and_an_object_that_is_a_list()
    {
        var (result, warnings) = await ReadAsync("""{"guests":{"name":"Ann"},"tags":["k"]}""");

        Assert.True(result.Guests.IsDefault);
        Assert.Null(result.Tags);
        Assert.Equal(2, warnings.Length);
        Assert.All(
            warnings,
            warning => Assert.StartsWith("Expected System.Collections.Immutable", warning, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Gives_a_nullable_of_the_wrong_type_a_value_as_the_real_package_does()
    {
        var (result, _) = await ReadAsync("""{"size":"big"}""");

        Assert.Equal(0, result.Size);
    }

    [Theory]
    [InlineData("3.7", 3)]
    [InlineData("9e15", int.MaxValue)]
    public async Task Truncates_a_number_to_an_integer_without_a_warning(string number, int expected)
    {
        var (result, warnings) = await ReadAsync($$"""{"count":{{number}}}""");

        Assert.Equal(expected, result.Count);
        Assert.Empty(warnings);
    }

    [Fact]
    public async Task Accepts_unknown_values_of_a_string_enumeration()
    {
        var (result, warnings) = await ReadAsync("""{"mood":"NEW"}""");

        Assert.Equal("NEW", (string)result.Mood!.Value);
        Assert.Empty(warnings);
    }

    [Fact]
    public async Task Skips_the_engine_s_own_properties()
    {
        await using var engine = await FakeEngine.StartAsync();
        engine.Conversation.Answer(Wire.Struct($$"""{"a":"b","__defaults":[{{Wire.Secret("1")}}]}"""));

        var (keys, isSecret) = await engine.ReadAsync(async () =>
        {
            var result = Deployment.Instance.Invoke<ImmutableDictionary<string, string>>(Token, new AnyArgs());
            return ((await OutputUtilities.GetValueAsync(result)).Keys, await Output.IsSecretAsync(result));
        });

        Assert.Equal(["a"], keys);
        Assert.False(isSecret);
    }

    [Fact]
    public async Task Refuses_a_result_type_that_generated_code_cannot_have()
    {
        await using var engine = await FakeEngine.StartAsync();

        var exitCode = await engine.RunAsync(() => Deployment.Instance.InvokeAsync<List<string>>(Token, new AnyArgs()));

        Assert.Equal(32, exitCode);
        Assert.Contains(
            "The only generic types allowed are ImmutableArray<...> and ImmutableDictionary<string, ...>",
            Assert.Single(engine.Conversation.Errors),
            StringComparison.Ordinal);
    }

    private static async Task<(GreetResult Result, string[] Warnings)> ReadAsync(string answer)
    {
        await using var engine = await FakeEngine.StartAsync();
        engine.Conversation.Answer(Wire.Struct(answer));
        var result = await engine.ReadAsync(
            () => Deployment.Instance.InvokeAsync<GreetResult>(Token, new AnyArgs()));
        return (result, engine.Conversation.Warnings);
    }
}
