using System.Collections.Immutable;
using System.Text.Json;
using AtlasBackup.Polyfills.Tests.Fakes;
using Google.Protobuf.WellKnownTypes;
using Pulumi;
using Pulumi.Utilities;

namespace AtlasBackup.Polyfills.Tests;

/// <summary>How arguments go to the engine.</summary>
public sealed class ArgumentTests
{
    private const string Token = "greeter:index:greet";

    public static TheoryData<object?, string> PlainValues => new()
    {
        { null, "{}" },
        { true, """{"value":true}""" },
        { 3, """{"value":3}""" },
        { 1.5, """{"value":1.5}""" },
        { "text", """{"value":"text"}""" },
        { Level.Most, """{"value":2}""" },
        { Mood.Good, """{"value":"GOOD"}""" },
        { (Union<string, int>)7, """{"value":7}""" },
        { (Union<string, int>)"seven", """{"value":"seven"}""" },
        { default(ValueTuple), "{}" },
        { new List<object?> { 1, null, "b" }, """{"value":[1,null,"b"]}""" },
        { default(ImmutableArray<string>), """{"value":[]}""" },
        { new Dictionary<string, object?> { ["b"] = 1, ["a"] = null }, """{"value":{"b":1}}""" },
        { new NestedArgs { A = 2.5 }, """{"value":{"a":2.5}}""" },
        {
            JsonDocument.Parse("""{"a":[1,true,null,"x"]}""").RootElement,
            """{"value":{"a":[1,true,null,"x"]}}"""
        },
        { default(JsonElement), "{}" },
    };

    [Theory]
    [MemberData(nameof(PlainValues), DisableDiscoveryEnumeration = true)]
    public async Task Sends_plain_values(object? value, string expected)
    {
        Assert.Equal(expected, await SentAsync(() => value));
    }

    [Fact]
    public async Task Sends_a_secret_as_a_signed_object_wherever_it_stands()
    {
        Assert.Equal(
            $$$"""{"value":{"inner":{{{Wire.Secret("\"hush\"")}}},"outer":"open"}}""",
            await SentAsync(() => new Dictionary<string, object?>
            {
                ["outer"] = "open",
                ["inner"] = Output.CreateSecret("hush"),
            }));
    }

    [Fact]
    public async Task Sends_a_secret_null_as_a_secret()
    {
        Assert.Equal(
            $$"""{"value":{{Wire.Secret("null")}}}""", await SentAsync(() => Output.CreateSecret(default(string))));
    }

    [Fact]
    public async Task Sends_an_unknown_value_as_the_sentinel_in_the_plain_form()
    {
        Assert.Equal($$"""{"value":{{Wire.Unknown}}}""", await SentAsync(() => OutputUtilities.CreateUnknown(1)));
    }

    [Fact]
    public async Task Keeps_the_other_elements_of_a_list_and_a_map_plain()
    {
        var list = await SentAsync(() => new InputList<string> { "a", Output.CreateSecret("b") });
        var map = await SentAsync(() => new InputMap<string> { ["k"] = "a", ["l"] = Output.CreateSecret("b") });

        Assert.Equal($$"""{"value":["a",{{Wire.Secret("\"b\"")}}]}""", list);
        Assert.Equal($$$"""{"value":{"k":"a","l":{{{Wire.Secret("\"b\"")}}}}}""", map);
    }

    [Fact]
    public async Task Sends_the_readonly_fields_of_a_result_type()
    {
        var sent = await SentAsync(engine =>
        {
            engine.Conversation.Answer(Wire.Struct("""{"name":"Ann","chairs":["a1"]}"""));
            return async () => await Deployment.Instance.InvokeAsync<Guest>(Token, new AnyArgs());
        });

        Assert.Equal("""{"value":{"name":"Ann","seats":["a1"]}}""", sent);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sends_a_resource_as_a_reference_or_as_its_id(bool keepsResources)
    {
        var sent = await SentAsync(engine =>
        {
            if (!keepsResources)
            {
                engine.Conversation.SupportedFeatures.Clear();
            }

            return () => Task.FromResult<object?>(new Greeter("en"));
        });

        const string Urn = "urn:pulumi:dev::backups::pulumi:providers:greeter::en";
        var expected = keepsResources ? Wire.Resource(Urn, "id-1") : "\"id-1\"";
        Assert.Equal($$"""{"value":{{expected}}}""", sent);
    }

    [Fact]
    public async Task Sends_a_component_as_a_reference_without_its_properties()
    {
        var sent = await SentAsync(() => new ComponentResource("greeter:index:Party", "p"));

        Assert.Equal($$"""{"value":{{Wire.Resource("urn:pulumi:dev::backups::greeter:index:Party::p")}}}""", sent);
    }

    [Fact]
    public async Task Leaves_out_optional_inputs_and_sends_lists_that_the_generator_makes_on_demand()
    {
        await using var engine = await FakeEngine.StartAsync();
        await engine.ReadAsync(() => Deployment.Instance.InvokeAsync<GreetResult>(
            Token, new GreetInvokeArgs { Name = "Ann", Names = { "x", "y" } }));
        await engine.ReadAsync(() => Deployment.Instance.InvokeAsync<GreetResult>(
            Token, new GreetInvokeArgs { Name = "Ann", Loud = true }));

        Assert.Equal(
            ["""{"name":"Ann","names":["x","y"]}""", """{"loud":true,"name":"Ann"}"""],
            engine.Conversation.Invokes.Select(invoke => Wire.Json(invoke.Args)));
    }

    [Fact]
    public async Task Names_a_required_input_that_was_not_given()
    {
        await using var engine = await FakeEngine.StartAsync();

        var exitCode = await engine.RunAsync(
            () => Deployment.Instance.InvokeAsync<GreetResult>(Token, new GreetInvokeArgs()));

        Assert.Equal(32, exitCode);
        Assert.Contains(
            "[Input] AtlasBackup.Polyfills.Tests.Fakes.GreetInvokeArgs.Name is required but was not given a value",
            Assert.Single(engine.Conversation.Errors),
            StringComparison.Ordinal);
        Assert.Empty(engine.Conversation.Invokes);
    }

    public static TheoryData<object, string> UnsupportedValues => new()
    {
        { Guid.Empty, "System.Guid is not a supported argument type.\n\tinvoke:greeter:index:greet.value" },
        { Task.CompletedTask, "Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output:" },
        { new Dictionary<int, string> { [1] = "a" }, "Dictionaries are only supported with string keys:" },
    };

    [Theory]
    [MemberData(nameof(UnsupportedValues), DisableDiscoveryEnumeration = true)]
    public async Task Names_the_property_that_cannot_be_sent(object value, string reason)
    {
        await using var engine = await FakeEngine.StartAsync();

        var exitCode = await engine.RunAsync(
            () => Deployment.Instance.InvokeAsync(Token, new AnyArgs { Value = value }));

        Assert.Equal(32, exitCode);
        Assert.Contains(
            $"error serializing property \"value\": {reason}",
            Assert.Single(engine.Conversation.Errors),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sends_the_members_of_a_dictionary()
    {
        await using var engine = await FakeEngine.StartAsync();

        await engine.ReadAsync(() => Deployment.Instance.InvokeAsync<GreetResult>(
            Token,
            new DictionaryInvokeArgs(ImmutableDictionary<string, object?>.Empty
                .Add("a", 1)
                .Add("b", Output.CreateSecret("x"))
                .Add("c", null))));

        Assert.Equal(
            $$"""{"a":1,"b":{{Wire.Secret("\"x\"")}}}""", Wire.Json(Assert.Single(engine.Conversation.Invokes).Args));
    }

    private static Task<string> SentAsync(Func<object?> value) => SentAsync(_ => () => Task.FromResult(value()));

    private static async Task<string> SentAsync(Func<FakeEngine, Func<Task<object?>>> prepare)
    {
        await using var engine = await FakeEngine.StartAsync();
        var read = prepare(engine);

        Struct? sent = null;
        await engine.ReadAsync(async () =>
        {
            await Deployment.Instance.InvokeAsync(Token, new AnyArgs { Value = await read() });
            return sent = engine.Conversation.Invokes.Last().Args;
        });

        return Wire.Json(sent!);
    }
}
