using System.Text;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace AtlasBackup.Core.Tests;

public sealed class ProviderTests : IAsyncDisposable
{
    private const string Export = "62f3a1c87e51ec1e0a4c1d9b";
    private const string Target = $"groups/{Calls.GroupId}/clusters/{Calls.ClusterName}/backup/exports/{Export}";

    private readonly RecordingLog _log = new();
    private readonly Core.Provider _provider;

    public ProviderTests() =>
        _provider = new Core.Provider(new FrontEnd("unit-tests", "with a flag"), _log, TimeProvider.System);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Runs_a_function_with_arguments_and_a_writer()
    {
        await using var atlas = await StartAsync();
        atlas.Tell(Target, $$"""{ "id": "{{Export}}", "state": "Successful" }""");
        using var writer = new CheckingWriter();

        await RunAsync("getBackupExport", Values(Export), writer);

        Assert.Contains("state: \"Successful\"", writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_function_that_does_not_exist_and_names_similar_ones()
    {
        var failure = await FailAsync("getBackupExports", Values(Export));

        const string similar = "getBackupExport, listBackupExports, getBackupExportBucket";
        Assert.Equal(FailureKind.NotFound, failure.Kind);
        Assert.Equal($"there is no function 'getBackupExports'; the most similar are {similar}", failure.Message);
    }

    [Fact]
    public async Task Says_what_is_wrong_with_each_argument_before_it_asks_for_a_configuration()
    {
        var failure = await FailAsync("getBackupExport", Values("prod"));

        var wrong = Assert.Single(failure.Failures);
        Assert.Equal(FailureKind.InvalidArgument, failure.Kind);
        Assert.Equal(("exportId", "'prod'"), (wrong.Property, wrong.Got?.ToString()));
        Assert.Equal(
            ["exportId"],
            Assert.Throws<ProviderException>(() => Core.Provider.Check("getBackupExport", Values("prod")))
                .Failures.Select(one => one.Property));
        Core.Provider.Check("getBackupExport", Values(Export));
    }

    [Fact]
    public async Task Says_once_at_Configure_and_again_at_every_call_what_is_wrong_with_the_configuration()
    {
        var configured = Assert.Throws<ProviderException>(
            () => _provider.Configure(new Dictionary<string, InputValue> { ["maxRetries"] = InputValue.Of(11) }));

        var called = await FailAsync("getBackupExport", Values(Export));

        Assert.Equal(
            "the configuration cannot be used: maxRetries: expected a whole number from 0 to 10, got 11",
            configured.Message);
        Assert.Equal((FailureKind.Configuration, configured.Message), (called.Kind, called.Message));
    }

    [Fact]
    public async Task Removes_credentials_and_secret_arguments_from_Atlas_messages()
    {
        await using var atlas = await StartAsync();
        atlas.Tell(
            Target,
            $$"""{ "detail": "The token loopback-token is bad for {{Export}}.", "errorCode": "A" }""",
            status: 400);

        var failure = await FailAsync("getBackupExport", Values(Export, isSecret: true));

        Assert.Equal(
            $"Atlas answered 400 to GET {Target.Replace(Export, "[secret]", StringComparison.Ordinal)}: "
                + "The token [secret] is bad for [secret] (A).",
            failure.Message);
        Assert.Null(failure.InnerException);
    }

    [Fact]
    public async Task Shows_the_beginning_of_an_unknown_function_name_on_one_line()
    {
        var failure = await FailAsync($"a\r\nb\u009b{new string('x', 5000)}", Values(Export));

        Assert.StartsWith(
            $"there is no function 'a␍␊b\\u009B{new string('x', 70)}…'; the most similar are ", failure.Message);
    }

    [Fact]
    public async Task Repeats_at_most_a_thousand_characters_of_what_Atlas_says_in_hundreds_of_fields()
    {
        await using var atlas = await StartAsync();
        var fields = Enumerable.Range(0, 400).Select(
            number => $$"""{ "field": "field{{number}}\u001b[31m", "description": "is wrong\u0007 漢字" }""");
        atlas.Tell(
            Target,
            Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(
                $$"""
                {
                  "errorCode": "A\u001b]0;title\u0007{{new string('B', 20_000)}}", "detail": "Two\nlines\u202e.",
                  "badRequestDetail": { "fields": [{{string.Join(',', fields)}}] }
                }
                """)),
            status: 400);

        var failure = await FailAsync("getBackupExport", Values(Export));

        Assert.InRange($"{failure.Message} {failure.Hint}".Length, 500, 1000);
        Assert.DoesNotContain($"{failure.Message} {failure.Hint}", character => char.IsControl(character));
        Assert.Contains(
            "Two lines\\u202E (field0␛[31m: is wrong␇ 漢字; field1␛[31m: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("(A␛]0;title␇BBB", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reads_no_more_of_a_refusal_than_its_beginning(bool isAnnounced)
    {
        await using var atlas = await StartAsync();
        var letGo = new TaskCompletionSource();
        atlas.Tell(Target, async context =>
        {
            await using var end = context.RequestAborted.Register(letGo.SetResult);
            context.Response.StatusCode = 400;
            context.Response.ContentLength = isAnnounced ? 70 * 1024 * 1024 : null;
            await context.Response.Body.WriteAsync(new byte[1024 * 1024], context.RequestAborted);

            // The rest is never sent, so code that reads it would wait forever.
            await letGo.Task;
        });

        var failure = await FailAsync("getBackupExport", Values(Export));

        Assert.Contains($" answered 400 to GET {Target}, ", failure.Message, StringComparison.Ordinal);
        await letGo.Task.WaitAsync(Cancellation);
    }

    [Fact]
    public async Task Shows_no_download_link_given_as_an_id()
    {
        const string link = "https://download.test/backup.gz?key=abcdefgh";
        await using var atlas = await StartAsync();
        atlas.Tell(
            Calls.FirstTarget("listTenantRestores"),
            $$"""{ "results": [{ "id": "a", "projectId": "see {{link}}", "snapshotUrl": "{{link}}" }] }""");
        var values = Values(Export);
        values.Remove("exportId");

        var failure = await FailAsync("listTenantRestores", values);

        Assert.EndsWith(
            "'results.projectId' is another one, not the one that was asked for.", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task Shows_no_empty_code(string code)
    {
        await using var atlas = await StartAsync();
        atlas.Tell(Target, "", status: 401, headers: ("X-Error-Code", code));

        var failure = await FailAsync("getBackupExport", Values(Export));

        Assert.DoesNotContain("()", failure.Message, StringComparison.Ordinal);
        Assert.StartsWith($"Atlas answered 401 to GET {Target}: no reason given", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logs_an_unknown_setting_on_one_short_line()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        Configure(atlas, ($"a\u001b[31m\n{new string('b', 5000)}", InputValue.Of(1)), ("key of loopback-token", InputValue.Of(1)));

        var lines = _log.Lines.Where(line => line.Contains("is not known", StringComparison.Ordinal)).ToList();

        Assert.Contains($"'a␛[31m␊{new string('b', 73)}…' is not known", lines[0], StringComparison.Ordinal);
        Assert.Contains("'key of [secret]' is not known", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancels_only_the_calls_that_are_running()
    {
        await using var atlas = await StartAsync();
        var arrived = new TaskCompletionSource();
        atlas.Tell(Target, async context =>
        {
            arrived.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        atlas.Tell(Target, $$"""{ "id": "{{Export}}" }""");
        var call = FailAsync("getBackupExport", Values(Export));
        await arrived.Task;

        _provider.CancelAll();

        Assert.Equal(FailureKind.Cancelled, (await call).Kind);
        using var writer = new CheckingWriter();
        await RunAsync("getBackupExport", Values(Export), writer);
    }

    [Fact]
    public async Task Refuses_a_call_after_the_end_and_asks_Atlas_nothing()
    {
        await using var atlas = await StartAsync();
        await _provider.EndAsync();

        var failure = await FailAsync("getBackupExport", Values(Export));
        var wrong = await FailAsync("getBackupExport", Values("prod"));

        Assert.Equal(
            (FailureKind.Cancelled, "the call was cancelled: the provider is ending"), (failure.Kind, failure.Message));
        Assert.Equal(failure.Message, wrong.Message);
        Assert.Empty(atlas.Requests);
    }

    [Fact]
    public async Task Running_calls_end_with_the_configuration_with_which_they_began()
    {
        await using var atlas = await StartAsync();
        var (arrived, configured) = (new TaskCompletionSource(), new TaskCompletionSource());
        atlas.Tell(Jobs(1), async context =>
        {
            arrived.SetResult();
            await configured.Task;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(
                """{ "links": [{ "rel": "next", "href": "x?pageNum=2" }], "results": [{ "id": "a" }] }""");
        });
        atlas.Tell(Jobs(2), """{ "links": [], "results": [{ "id": "b" }] }""");
        atlas.Tell(Lists.EndOf(1), """{ "results": [] }""");
        using var writer = new CheckingWriter();
        var values = Values(Export);
        values.Remove("exportId");
        var call = RunAsync("listLegacyRestoreJobs", values, writer);
        await arrived.Task;

        Configure(atlas);
        Configure(atlas);
        configured.SetResult();
        await call;

        Assert.Contains("id: \"b\"", writer.ToString(), StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    private static string Jobs(int page) =>
        $"groups/{Calls.GroupId}/clusters/{Calls.ClusterName}/restoreJobs?itemsPerPage=500&pageNum={page}";

    private static Dictionary<string, InputValue> Values(string export, bool isSecret = false) => new()
    {
        ["groupId"] = InputValue.Of(Calls.GroupId),
        ["clusterName"] = InputValue.Of(Calls.ClusterName),
        ["exportId"] = InputValue.Of(export) with { IsSecret = isSecret },
    };

    private async Task<LoopbackAtlas> StartAsync()
    {
        var atlas = await LoopbackAtlas.StartAsync();
        Configure(atlas);
        return atlas;
    }

    private void Configure(LoopbackAtlas atlas, params (string Name, InputValue Value)[] more) =>
        _provider.Configure(new Dictionary<string, InputValue>(
            more.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)))
        {
            ["accessToken"] = InputValue.Of("loopback-token"),
            ["baseUrl"] = InputValue.Of(atlas.BaseUrl.AbsoluteUri),
            ["maxRetries"] = InputValue.Of(0),
        });

    private async Task<ProviderException> FailAsync(string function, Dictionary<string, InputValue> values)
    {
        using var writer = new CheckingWriter();
        return await Assert.ThrowsAsync<ProviderException>(() => RunAsync(function, values, writer));
    }

    private async Task RunAsync(string function, Dictionary<string, InputValue> values, IOutputWriter writer)
    {
        using var memory = _provider.BeginMemory();
        await _provider.RunAsync(new FunctionRequest(function, values), writer, memory, Cancellation);
    }
}
