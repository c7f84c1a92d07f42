using AtlasBackup.Polyfills.Tests.Fakes;
using Google.Protobuf.WellKnownTypes;
using Pulumi;
using Pulumi.Utilities;
using Pulumirpc;

namespace AtlasBackup.Polyfills.Tests;

/// <summary>How explicit providers and components are registered.</summary>
public sealed class ResourceTests
{
    private const string StackUrn = "urn:pulumi:dev::backups::pulumi:pulumi:Stack::backups-dev";

    [Fact]
    public async Task Registers_a_provider_with_its_options()
    {
        await using var engine = await FakeEngine.StartAsync();

        var args = new GreeterArgs { Token = Output.CreateSecret("hush") };
        var request = await RegisterAsync(engine, args, new CustomResourceOptions
        {
            Version = "1.2.3",
            PluginDownloadURL = "https://example.com",
            Protect = true,
            RetainOnDelete = true,
            DeleteBeforeReplace = true,
            ImportId = "i",
            IgnoreChanges = { "a" },
            ReplaceOnChanges = { "b" },
            AdditionalSecretOutputs = { "c" },
            CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromSeconds(1) },
        });

        Assert.Equal(
            ("pulumi:providers:greeter", "en", StackUrn, true),
            (request.Type, request.Name, request.Parent, request.Custom));
        Assert.Equal(
            ("1.2.3", "https://example.com", "i"), (request.Version, request.PluginDownloadURL, request.ImportId));
        Assert.Equal(
            (true, true, true, true),
            (request.Protect, request.RetainOnDelete, request.DeleteBeforeReplace, request.DeleteBeforeReplaceDefined));
        Assert.Equal(
            ["a", "b", "c"],
            [.. request.IgnoreChanges, .. request.ReplaceOnChanges, .. request.AdditionalSecretOutputs]);
        Assert.Equal("1000000000ns", request.CustomTimeouts.Create);
        Assert.Equal($$"""{"token":{{Wire.Secret("\"hush\"")}}}""", Wire.Json(request.Object));
    }

    [Fact]
    public async Task Sends_every_configuration_that_is_no_string_as_json_text()
    {
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["retries"] = "\"3\"",
                ["tags"] = """
                    "[ \"a\", \"b\" ]"
                    """,
                ["nested"] = """
                    "{ \"a\": 1.5 }"
                    """,
            },
            await ConfigurationAsync(new GreeterArgs
            {
                Retries = 3,
                Tags = { "a", "b" },
                Nested = new NestedArgs { A = 1.5 },
            }));
    }

    [Fact]
    public async Task Keeps_secrets_and_unknowns_of_json_text_where_the_real_package_has_them()
    {
        var nestedSecret = Wire.Secret("\"hush\"").Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("{", "{ ", StringComparison.Ordinal).Replace("}", " }", StringComparison.Ordinal)
            .Replace(":", ": ", StringComparison.Ordinal).Replace(",", ", ", StringComparison.Ordinal);

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["retries"] = Wire.Unknown,
                ["tags"] = Wire.Secret("""
                    "[ \"a\", \"b\" ]"
                    """),
                ["nested"] = $$"""
                    "{ \"s\": {{nestedSecret}} }"
                    """,
            },
            await ConfigurationAsync(new GreeterArgs
            {
                Retries = OutputUtilities.CreateUnknown(0),
                Tags = { "a", Output.CreateSecret("b") },
                Nested = new NestedArgs { S = Output.CreateSecret("hush") },
            }));
    }

    [Fact]
    public async Task Fills_outputs_from_the_answer_each_with_its_own_secrecy()
    {
        await using var engine = await FakeEngine.StartAsync();

        var (urn, id, token, secrets) = await engine.ReadAsync(async () =>
        {
            var greeter = new Greeter("en", new GreeterArgs { Token = Output.CreateSecret("hush") });
            return (
                await OutputUtilities.GetValueAsync(greeter.Urn),
                await OutputUtilities.GetValueAsync(greeter.Id),
                await OutputUtilities.GetValueAsync(greeter.Token),
                (await Output.IsSecretAsync(greeter.Id), await Output.IsSecretAsync(greeter.Token)));
        });

        Assert.Equal(("urn:pulumi:dev::backups::pulumi:providers:greeter::en", "id-1", "hush"), (urn, id, token));
        Assert.Equal((false, true), secrets);
    }

    [Theory]
    [InlineData(false, false, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public async Task Leaves_an_output_without_an_answer_unknown_until_the_resource_exists(
        bool isPreview, bool isSkipped, bool isKnown)
    {
        await using var engine = await FakeEngine.StartAsync();
        engine.Settings = engine.Settings with { IsDryRun = isPreview };
        engine.Conversation.OnRegister = request => new RegisterResourceResponse
        {
            Urn = Conversation.UrnOf(request),
            Object = new Struct(),
            Result = request.Custom && isSkipped ? Result.Skip : Result.Success,
        };

        var greeter = await engine.ReadAsync(async () =>
        {
            var one = new Greeter("en");
            return (
                Id: await OutputUtilities.GetIsKnownAsync(one.Id),
                Token: await OutputUtilities.GetIsKnownAsync(one.Token));
        });

        Assert.Equal((false, isKnown), (greeter.Id, greeter.Token));
    }

    [Fact]
    public async Task Sends_dependencies_of_properties_and_of_options()
    {
        await using var engine = await FakeEngine.StartAsync();

        await engine.ReadAsync(() =>
        {
            var (first, second) = (new Greeter("first"), new Greeter("second"));
            _ = new Greeter(
                "third",
                new GreeterArgs { Token = first.Id },
                new CustomResourceOptions { DependsOn = { second }, Parent = second });
            return Task.FromResult(0);
        });

        var third = engine.Conversation.Registrations.Single(request => request.Name == "third");
        Assert.Equal([UrnOf("first"), UrnOf("second")], third.Dependencies.Order(StringComparer.Ordinal));
        Assert.Equal([UrnOf("first")], third.PropertyDependencies["token"].Urns);
        Assert.Equal(UrnOf("second"), third.Parent);
    }

    [Fact]
    public async Task Registers_the_outputs_of_a_component()
    {
        await using var engine = await FakeEngine.StartAsync();

        await engine.ReadAsync(() => Task.FromResult(new Party("p")));

        var outputs = engine.Conversation.Outputs.Single(one => one.Urn.EndsWith("Party::p", StringComparison.Ordinal));
        Assert.Equal("""{"host":"Ann"}""", Wire.Json(outputs.Outputs));
    }

    [Fact]
    public void Merges_options_so_that_the_second_wins_and_lists_are_joined()
    {
        var first = new CustomResourceOptions { Version = "1", Protect = true, IgnoreChanges = { "a" } };
        var second = new CustomResourceOptions
        {
            Version = "2",
            IgnoreChanges = { "b" },
            AdditionalSecretOutputs = { "c" },
        };

        var merged = CustomResourceOptions.Merge(first, second);

        Assert.Equal(("2", true), (merged.Version, merged.Protect));
        Assert.Equal(["a", "b"], merged.IgnoreChanges);
        Assert.Equal(["c"], merged.AdditionalSecretOutputs);
        Assert.Equal(["a"], first.IgnoreChanges);
    }

    [Fact]
    public async Task Lets_a_transformation_change_the_arguments()
    {
        await using var engine = await FakeEngine.StartAsync();

        var request = await RegisterAsync(engine, new GreeterArgs(), new CustomResourceOptions
        {
            ResourceTransformations =
            {
                args => new ResourceTransformationResult(new GreeterArgs { Token = "changed" }, args.Options),
            },
        });

        Assert.Equal("""{"token":"changed"}""", Wire.Json(request.Object));
    }

    private static string UrnOf(string name) => $"urn:pulumi:dev::backups::pulumi:providers:greeter::{name}";

    private static async Task<RegisterResourceRequest> RegisterAsync(
        FakeEngine engine, GreeterArgs args, CustomResourceOptions? options = null)
    {
        await engine.ReadAsync(() => Task.FromResult(new Greeter("en", args, options)));
        return engine.Conversation.Registrations.Single(request => request.Name == "en");
    }

    private static async Task<Dictionary<string, string>> ConfigurationAsync(GreeterArgs args)
    {
        await using var engine = await FakeEngine.StartAsync();
        var request = await RegisterAsync(engine, args);
        return request.Object.Fields.ToDictionary(field => field.Key, field => Wire.Json(field.Value));
    }

    private sealed class Party : ComponentResource
    {
        public Party(string name) : base("greeter:index:Party", name)
        {
            Host = Output.Create("Ann");
            RegisterOutputs();
        }

        [Output("host")]
        public Output<string> Host { get; private set; }
    }
}
