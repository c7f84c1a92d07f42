using System.Collections.Immutable;
using AtlasBackup.Polyfills.Tests.Fakes;
using Grpc.Core;
using Pulumi;
using Pulumi.Utilities;
using Pulumirpc;
using RegisterPackageRequest = Pulumi.RegisterPackageRequest;

namespace AtlasBackup.Polyfills.Tests;

/// <summary>The two forms of a function: what they send, and what becomes of secrets, unknowns and failures.</summary>
public sealed class InvokeTests
{
    private const string Token = "greeter:index:greet";

    private static readonly string SecretAnswer = $$"""{"greeting":{{Wire.Secret("\"hush\"")}},"count":1}""";

    [Fact]
    public async Task Output_form_makes_the_whole_result_secret_when_a_part_is()
    {
        await using var engine = await FakeEngine.StartAsync();
        engine.Conversation.Answer(Wire.Struct(SecretAnswer));

        await engine.RunAsync(() => Task.FromResult<IDictionary<string, object?>>(new Dictionary<string, object?>
        {
            ["count"] = Deployment.Instance.Invoke<GreetResult>(Token, new AnyArgs()).Apply(result => result.Count),
        }));

        Assert.Equal($$"""{"count":{{Wire.Secret("1")}}}""", Wire.Json(engine.Conversation.Outputs.Single().Outputs));
    }

    [Fact]
    public async Task Plain_form_forgets_that_a_part_was_secret()
    {
        await using var engine = await FakeEngine.StartAsync();
        engine.Conversation.Answer(Wire.Struct(SecretAnswer));

        await engine.RunAsync(async () =>
        {
            var result = await Deployment.Instance.InvokeAsync<GreetResult>(Token, new AnyArgs());
            return new Dictionary<string, object?> { ["greeting"] = result.Greeting };
        });

        Assert.Equal("""{"greeting":"hush"}""", Wire.Json(engine.Conversation.Outputs.Single().Outputs));
    }

    [Fact]
    public async Task Output_form_does_not_make_the_result_secret_because_of_a_secret_argument()
    {
        await using var engine = await FakeEngine.StartAsync();

        var isSecret = await engine.ReadAsync(() => Output.IsSecretAsync(Deployment.Instance.Invoke<GreetResult>(
            Token, new AnyArgs { Value = Output.CreateSecret("hush") })));

        Assert.False(isSecret);
        Assert.Equal(
            $$"""{"value":{{Wire.Secret("\"hush\"")}}}""", Wire.Json(engine.Conversation.Invokes.Single().Args));
    }

    [Fact]
    public async Task Output_form_makes_no_call_while_an_argument_is_unknown_at_any_depth()
    {
        await using var engine = await FakeEngine.StartAsync();

        var isKnown = await engine.ReadAsync(() => OutputUtilities.GetIsKnownAsync(
            Deployment.Instance.Invoke<GreetResult>(Token, new AnyArgs
            {
                Value = new List<object> { new InputMap<string> { ["k"] = OutputUtilities.CreateUnknown("") } },
            })));

        Assert.False(isKnown);
        Assert.Empty(engine.Conversation.Invokes);
    }

    [Fact]
    public async Task Output_form_is_unknown_when_a_part_of_the_result_is()
    {
        await using var engine = await FakeEngine.StartAsync();
        engine.Conversation.Answer(Wire.Struct($$"""{"greeting":{{Wire.Unknown}}}"""));

        Assert.False(await engine.ReadAsync(() => OutputUtilities.GetIsKnownAsync(
            Deployment.Instance.Invoke<GreetResult>(Token, new AnyArgs()))));
    }

    [Theory]
    [InlineData("id-1", true)]
    [InlineData("", false)]
    public async Task Output_form_waits_until_the_resources_it_depends_on_exist(string id, bool isAsked)
    {
        await using var engine = await FakeEngine.StartAsync();
        var answer = engine.Conversation.OnRegister;
        engine.Conversation.OnRegister = request =>
        {
            var response = answer(request);
            response.Id = request.Custom ? id : "";
            return response;
        };

        var dependencies = await engine.InPreview().ReadAsync(async () =>
        {
            var party = new ComponentResource("greeter:index:Party", "p");
            _ = new Greeter("inside", options: new CustomResourceOptions { Parent = party });
            var result = Deployment.Instance.Invoke<GreetResult>(
                Token, new AnyArgs(), new InvokeOutputOptions { DependsOn = { party } });
            await OutputUtilities.GetIsKnownAsync(result);
            return await OutputUtilities.GetDependenciesAsync(result);
        });

        Assert.Equal(isAsked ? 1 : 0, engine.Conversation.Invokes.Count);
        Assert.Equal(isAsked ? ["p"] : [], dependencies.Select(resource => resource.GetResourceName()));
    }

    [Fact]
    public async Task Sends_the_options_and_the_reference_of_an_explicit_provider()
    {
        await using var engine = await FakeEngine.StartAsync();

        await engine.ReadAsync(() =>
        {
            var options = new InvokeOptions
            {
                Provider = new Greeter("en"),
                Version = "1.2.3",
                PluginDownloadURL = "https://example.com",
            };
            return Deployment.Instance.InvokeAsync<GreetResult>(Token, new AnyArgs(), options);
        });

        var invoke = Assert.Single(engine.Conversation.Invokes);
        Assert.Equal(
            ("urn:pulumi:dev::backups::pulumi:providers:greeter::en::id-1", "1.2.3", "https://example.com", true),
            (invoke.Provider, invoke.Version, invoke.PluginDownloadURL, invoke.AcceptResources));
    }

    [Fact]
    public async Task Takes_the_provider_from_the_parent()
    {
        await using var engine = await FakeEngine.StartAsync();

        await engine.ReadAsync(() =>
        {
            var party = new ComponentResource(
                "greeter:index:Party", "p", new ComponentResourceOptions { Providers = { new Greeter("en") } });
            return Deployment.Instance.InvokeAsync<GreetResult>(
                Token, new AnyArgs(), new InvokeOptions { Parent = party });
        });

        Assert.EndsWith("greeter::en::id-1", engine.Conversation.Invokes.Single().Provider, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_the_provider_to_the_engine_when_none_is_given()
    {
        await using var engine = await FakeEngine.StartAsync();

        await engine.ReadAsync(() => Deployment.Instance.InvokeAsync<GreetResult>(Token, new AnyArgs()));

        var invoke = Assert.Single(engine.Conversation.Invokes);
        Assert.Equal(("", ""), (invoke.Provider, invoke.Version));
    }

    [Fact]
    public async Task Names_every_failure_with_its_property()
    {
        await using var engine = await FakeEngine.StartAsync();
        engine.Conversation.OnInvoke = _ => new ResourceInvokeResponse
        {
            Failures =
            {
                new CheckFailure { Property = "mode", Reason = "bad mode" },
                new CheckFailure { Property = "", Reason = "is required" },
            },
        };

        var exitCode = await engine.RunAsync(() => Deployment.Instance.InvokeAsync<GreetResult>(Token, new AnyArgs()));

        Assert.Equal(32, exitCode);
        Assert.Contains(
            "Pulumi.Deployment+InvokeException: "
            + $"Invoke of '{Token}' failed: bad mode (mode); is required ()",
            Assert.Single(engine.Conversation.Errors),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fails_the_program_for_an_output_that_nobody_awaits()
    {
        await using var engine = await FakeEngine.StartAsync();
        engine.Conversation.OnInvoke = _ => throw new RpcException(new Status(StatusCode.Unknown, "no such cluster"));

        var exitCode = await engine.RunAsync(() =>
        {
            Deployment.Instance.Invoke<GreetResult>(Token, new AnyArgs());
            return Task.CompletedTask;
        });

        Assert.Equal(32, exitCode);
        Assert.Contains(
            "Grpc.Core.RpcException: Status(StatusCode=\"Unknown\", Detail=\"no such cluster\")",
            engine.Conversation.Errors[0],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Returns_the_one_property_of_a_result()
    {
        await using var engine = await FakeEngine.StartAsync();
        engine.Conversation.Answer(Wire.Struct("""{"res":"one"}"""));

        var (plain, output) = await engine.ReadAsync(async () => (
            await Deployment.Instance.InvokeSingleAsync<string>(Token, new AnyArgs()),
            await OutputUtilities.GetValueAsync(Deployment.Instance.InvokeSingle<string>(Token, new AnyArgs()))));

        Assert.Equal(("one", "one"), (plain, output));
    }

    [Fact]
    public async Task Registers_a_parameterized_package_once()
    {
        await using var engine = await FakeEngine.StartAsync();
        var package = new RegisterPackageRequest("greeter", "1.0.0", downloadUrl: null);

        await engine.ReadAsync(async () =>
        {
            await Deployment.Instance.InvokeAsync<GreetResult>(Token, new AnyArgs(), options: null, package);
            return await Deployment.Instance.InvokeAsync<GreetResult>(Token, new AnyArgs(), options: null, package);
        });

        Assert.Single(engine.Conversation.Packages);
        Assert.Equal(["ref-1", "ref-1"], engine.Conversation.Invokes.Select(invoke => invoke.PackageRef));
    }

    [Fact]
    public async Task Reads_a_result_as_big_as_the_engine_allows_by_default_and_bigger()
    {
        const int Size = 5 * 1024 * 1024;
        await using var engine = await FakeEngine.StartAsync();
        engine.Conversation.Answer(Wire.Struct($$"""{"greeting":"{{new string('x', Size)}}"}"""));

        var result = await engine.ReadAsync(() => Deployment.Instance.InvokeAsync<GreetResult>(Token, new AnyArgs()));

        Assert.Equal(Size, result.Greeting!.Length);
    }
}
