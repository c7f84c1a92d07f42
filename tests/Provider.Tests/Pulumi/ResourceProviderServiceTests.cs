using System.Text.Json;
using AtlasBackup.Core;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Functions;
using AtlasBackup.Provider.Pulumi;
using AtlasBackup.Provider.Tests.Support;
using AtlasBackup.Tests.Support;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace AtlasBackup.Provider.Tests.Pulumi;

public sealed class ResourceProviderServiceTests : IAsyncDisposable
{
    private const string GetExport = "atlasbackup:index:getBackupExport";
    private const string Id = "32b6e34b3d91647abb20e7ba";
    private const string Target = $"groups/{Id}/clusters/prod/backup/exports/{Id}";
    private const string Arguments = $$"""{ "groupId": "{{Id}}", "clusterName": "prod", "exportId": "{{Id}}" }""";

    private readonly Core.Provider _provider;
    private readonly ResourceProviderService _service;

    public ResourceProviderServiceTests()
    {
        var log = new EngineLog(TimeProvider.System);
        _provider = new Core.Provider(PulumiPlugin.FrontEnd, log, TimeProvider.System);
        _service = new ResourceProviderService(_provider, log, new EngineWatch(null, TimeProvider.System));
    }

    [Fact]
    public void Accepts_secrets_resources_and_outputs()
    {
        var handshake = _service.Handshake(new ProviderHandshakeRequest());
        var info = ResourceProviderService.GetPluginInfo();

        Assert.True(handshake.AcceptSecrets && handshake.AcceptResources && handshake.AcceptOutputs);
        Assert.Equal(ProviderVersion.Text, info.Version);
    }

    [Fact]
    public void Returns_its_schema_only_in_the_supported_version()
    {
        var answer = ResourceProviderService.GetSchema(new GetSchemaRequest { Version = 0 });
        var refusal = Assert.Throws<RpcException>(
            () => ResourceProviderService.GetSchema(new GetSchemaRequest { Version = 1 }));

        using var schema = JsonDocument.Parse(answer.Schema.Memory);
        Assert.Equal(ProviderVersion.Text, schema.RootElement.GetProperty("version").GetString());
        Assert.Equal(StatusCode.InvalidArgument, refusal.StatusCode);
    }

    [Fact]
    public void Returns_the_checked_configuration_without_the_engine_s_own_keys()
    {
        var news = Struct.Parser.ParseJson(
            """{ "version": "1.0.0", "maxRetries": "99", "__internal": {}, "accessToken": "a b", "clientId": 7 }""");

        var answer = ResourceProviderService.CheckConfig(new CheckRequest { News = news });

        Assert.Equal(["accessToken", "clientId", "maxRetries", "version"], answer.Inputs.Fields.Keys.Order());
        Assert.Equal(
            [
                ("", "accessToken in the configuration contains white space or control characters"),
                ("", "clientId: expected text, got a number; put it in quotes"),
                ("maxRetries", "expected a whole number from 0 to 10, got 99"),
            ],
            answer.Failures.Select(failure => (failure.Property, failure.Reason)).Order());
    }

    [Fact]
    public void Seals_every_secret_setting_that_it_checks_and_no_other()
    {
        var settings = Settings.All.Where(setting => setting.Type.Kind == TypeKind.String).ToList();
        var news = new Struct();
        foreach (var setting in settings)
        {
            news.Fields[setting.Name] = Value.ForString($"value-of-{setting.Name}");
        }

        var answer = ResourceProviderService.CheckConfig(new CheckRequest { News = news }).Inputs;
        var again = ResourceProviderService.CheckConfig(new CheckRequest { News = answer }).Inputs;

        Assert.Equal(
            settings.ToDictionary(
                setting => setting.Name,
                setting => setting.IsSecret ? Sealed($"value-of-{setting.Name}") : $"\"value-of-{setting.Name}\""),
            answer.Fields.ToDictionary(field => field.Key, field => field.Value.ToString()));
        Assert.Equal(answer, again);
        Assert.Contains("clientSecret", answer.Fields.Keys);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"04da6b54-80e4-46f7-96ec-b56ff0331ba9\"")]
    public void Does_not_seal_unknown_values(string secret)
    {
        var news = Struct.Parser.ParseJson($$"""{ "clientSecret": {{secret}} }""");

        Assert.Equal(news, ResourceProviderService.CheckConfig(new CheckRequest { News = news }).Inputs);
    }

    [Fact]
    public void Keeps_an_output_an_output_and_makes_it_secret()
    {
        var news = Struct.Parser.ParseJson(
            $$"""{ "clientSecret": { "{{Signatures.Key}}": "{{Signatures.OutputValue}}", "value": "s" } }""");

        var answer = ResourceProviderService.CheckConfig(new CheckRequest { News = news }).Inputs;

        var output = answer.Fields["clientSecret"].StructValue.Fields;
        Assert.Equal(Signatures.OutputValue, output[Signatures.Key].StringValue);
        Assert.True(output["secret"].BoolValue);
    }

    [Fact]
    public void Sees_no_change_where_only_a_seal_was_added()
    {
        var answer = ResourceProviderService.DiffConfig(new DiffRequest
        {
            OldInputs = Struct.Parser.ParseJson("""{ "clientSecret": "s" }"""),
            News = Struct.Parser.ParseJson($$"""{ "clientSecret": {{Sealed("s")}} }"""),
        });

        Assert.Equal(DiffResponse.Types.DiffChanges.DiffNone, answer.Changes);
    }

    [Fact]
    public void Says_what_changes_in_the_configuration_and_replaces_nothing()
    {
        var answer = ResourceProviderService.DiffConfig(
            new DiffRequest
            {
                OldInputs = Struct.Parser.ParseJson("""{ "a": 1 }"""),
                News = Struct.Parser.ParseJson("""{ "a": 2 }"""),
            });

        Assert.Equal(DiffResponse.Types.DiffChanges.DiffSome, answer.Changes);
        Assert.Equal(["a"], answer.Diffs);
        Assert.Empty(answer.Replaces);
    }

    [Fact]
    public async Task Names_the_most_similar_functions_when_an_unknown_one_is_called()
    {
        var failure = await Assert.ThrowsAsync<RpcException>(() => InvokeAsync("atlasbackup:index:getNothing", "{}"));

        Assert.Equal(StatusCode.NotFound, failure.StatusCode);
        Assert.Equal(
            "there is no function 'getNothing'; the most similar are getCluster, getProject, listProjects",
            failure.Status.Detail);
    }

    [Fact]
    public async Task Runs_no_internal_function()
    {
        await using var atlas = await ConfiguredAsync();

        var failure = await Assert.ThrowsAsync<RpcException>(
            () => InvokeAsync("atlasbackup:index:readProjectBackups", """{ "projectName": "shop" }"""));

        Assert.Equal(StatusCode.NotFound, failure.StatusCode);
        Assert.Empty(atlas.Requests);
    }

    [Fact]
    public async Task Names_every_bad_argument_and_asks_Atlas_nothing()
    {
        await using var atlas = await ConfiguredAsync();

        var answer = await InvokeAsync(GetExport, """{ "groupId": "x", "clusterName": null, "other": 1 }""");

        Assert.Equal(
            ["groupId", "clusterName", "exportId", "other"],
            answer.Failures.Select(failure => failure.Property));
        Assert.Empty(atlas.Requests);
    }

    [Fact]
    public async Task Reads_Atlas_and_gives_a_struct_that_any_client_can_read()
    {
        await using var atlas = await ConfiguredAsync();
        atlas.Tell(Target, Repository.Fixture("getBackupExport"));

        var answer = await InvokeAsync(GetExport, Arguments);

        var outputs = StructOutputs.Parse(answer.Outputs);
        Assert.Empty(answer.Failures);
        Assert.Equal("Failed", outputs.Fields["state"].StringValue);
        Assert.Equal(120, outputs.Fields["exportStatus"].StructValue.Fields["totalCollections"].NumberValue);
    }

    [Fact]
    public async Task Keeps_a_secret_argument_out_of_the_error_about_it()
    {
        await using var atlas = await ConfiguredAsync();
        atlas.Tell(Target, """{ "detail": "No cluster named prod.", "errorCode": "CLUSTER_NOT_FOUND" }""", status: 404);
        var arguments = Arguments.Replace(
            "\"prod\"",
            """{ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "value": "prod" }""",
            StringComparison.Ordinal);

        var failure = await Assert.ThrowsAsync<RpcException>(() => InvokeAsync(GetExport, arguments));

        Assert.Equal(StatusCode.NotFound, failure.StatusCode);
        Assert.DoesNotContain("prod", failure.Status.Detail, StringComparison.Ordinal);
        Assert.Contains(
            "No cluster named [secret] (CLUSTER_NOT_FOUND)", failure.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_it_is_not_configured()
    {
        var failure = await Assert.ThrowsAsync<RpcException>(() => InvokeAsync(GetExport, Arguments));

        Assert.Equal(
            (StatusCode.FailedPrecondition, "the provider is not configured: call Configure before Invoke"),
            (failure.StatusCode, failure.Status.Detail));
    }

    [Fact]
    public async Task Says_at_once_and_at_every_call_that_the_configuration_cannot_be_used()
    {
        var args = Struct.Parser.ParseJson("""{ "publicKey": "a", "maxRetries": 99 }""");

        var first = Assert.Throws<RpcException>(
            () => RpcErrors.Guard("Configure", () => _service.Configure(new ConfigureRequest { Args = args })));
        var second = await Assert.ThrowsAsync<RpcException>(() => InvokeAsync(GetExport, Arguments));

        const string Message = "the configuration cannot be used: privateKey is missing: the configuration gives "
            + "only publicKey, and both are required; maxRetries: expected a whole number from 0 to 10, got 99";
        Assert.Equal((Message, Message), (first.Status.Detail, second.Status.Detail));
    }

    [Fact]
    public async Task Takes_the_configuration_of_engines_that_send_variables_only()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Target, """{ "prefix": "a" }""");
        var request = new ConfigureRequest
        {
            Variables =
            {
                ["atlasbackup:config:accessToken"] = "token",
                ["atlasbackup:config:baseUrl"] = atlas.BaseUrl.ToString(),
                ["other:config:accessToken"] = "not ours",
            },
        };

        _service.Configure(request);
        var answer = await InvokeAsync(GetExport, Arguments);

        Assert.Empty(answer.Failures);
    }

    [Fact]
    public async Task Ends_a_call_when_the_engine_cancels_and_serves_the_next()
    {
        await using var atlas = await ConfiguredAsync();
        var arrived = new TaskCompletionSource();
        atlas.Tell(Target, async context =>
        {
            arrived.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
        }).Tell(Target, """{ "prefix": "a" }""");
        var call = InvokeAsync(GetExport, Arguments);
        await arrived.Task;

        _service.Cancel();

        var failure = await Assert.ThrowsAsync<RpcException>(() => call);
        Assert.Equal(StatusCode.Cancelled, failure.StatusCode);
        Assert.Empty((await InvokeAsync(GetExport, Arguments)).Failures);
    }

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    private async Task<LoopbackAtlas> ConfiguredAsync()
    {
        var atlas = await LoopbackAtlas.StartAsync();
        var args = Struct.Parser.ParseJson(
            $$"""{ "accessToken": "token", "baseUrl": "{{atlas.BaseUrl}}", "maxRetries": "0" }""");
        _service.Configure(new ConfigureRequest { Args = args });
        return atlas;
    }

    private Task<InvokeReply> InvokeAsync(string token, string arguments) => _service.InvokeAsync(
        new InvokeRequest { Tok = token, Args = Struct.Parser.ParseJson(arguments) },
        TestContext.Current.CancellationToken);

    private static string Sealed(string value) =>
        $$"""{ "{{Signatures.Key}}": "{{Signatures.Secret}}", "value": "{{value}}" }""";
}
