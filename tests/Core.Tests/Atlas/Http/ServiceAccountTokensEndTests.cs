using System.Net;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Tests.Support;
using static AtlasBackup.Core.Tests.Atlas.Http.TestServiceAccount;
using static AtlasBackup.Tests.Support.ScriptedAtlas;

namespace AtlasBackup.Core.Tests.Atlas.Http;

/// <summary>The tokens of a service account when the plugin ends.</summary>
public sealed class ServiceAccountTokensEndTests
{
    private readonly TestTime _time = new();
    private readonly TestServiceAccount _account = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Revokes_the_token_at_the_end()
    {
        var endpoint = new ScriptedAtlas(sent => sent.Target == MintPath ? _account.Token() : Answer(HttpStatusCode.OK));
        var tokens = Tokens(endpoint);
        await tokens.GetAsync(Cancellation);

        await tokens.RevokeAsync(Cancellation);
        await tokens.RevokeAsync(Cancellation);

        Assert.Equal(
            new Sent("POST", RevokePath, Basic, "token=token-1&token_type_hint=access_token"),
            endpoint.Requests[^1]);
        Assert.Equal(2, endpoint.Requests.Count);
    }

    [Fact]
    public async Task Revokes_replaced_tokens_that_Atlas_may_still_accept()
    {
        var endpoint = new ScriptedAtlas(sent => sent.Target == MintPath ? _account.Token() : Answer(HttpStatusCode.OK));
        var tokens = Tokens(endpoint);
        var refused = await tokens.GetAsync(Cancellation);
        tokens.Refuse(refused);
        await tokens.GetAsync(Cancellation);
        _time.Advance(TimeSpan.FromSeconds(3_241));
        await tokens.GetAsync(Cancellation);
        _time.Advance(TimeSpan.FromHours(2));
        await tokens.GetAsync(Cancellation);
        _time.Advance(TimeSpan.FromSeconds(3_241));
        await tokens.GetAsync(Cancellation);

        await tokens.RevokeAsync(Cancellation);

        Assert.Equal(5, _account.Made);
        Assert.Equal(
            ["token=token-4&token_type_hint=access_token", "token=token-5&token_type_hint=access_token"],
            endpoint.Requests.Where(sent => sent.Target != MintPath).Select(sent => sent.Body).Order());
    }

    [Fact]
    public async Task Revokes_a_token_that_is_being_made_and_makes_no_more()
    {
        var (asked, made) = (new TaskCompletionSource(), new TaskCompletionSource<HttpResponseMessage>());
        var endpoint = new ScriptedAtlas((sent, _) =>
        {
            asked.TrySetResult();
            return sent.Target == MintPath ? made.Task : Task.FromResult(Answer(HttpStatusCode.OK));
        });
        var tokens = Tokens(endpoint);
        var waiting = tokens.GetAsync(Cancellation).AsTask();
        await asked.Task;

        var revoking = tokens.RevokeAsync(Cancellation);
        made.SetResult(_account.Token());
        await revoking;

        Assert.Equal("token=token-1&token_type_hint=access_token", endpoint.Requests[^1].Body);
        await waiting;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tokens.GetAsync(Cancellation).AsTask());
        Assert.Equal(2, endpoint.Requests.Count);
    }

    [Fact]
    public async Task Requests_a_new_token_when_all_callers_left_and_still_revokes_the_first()
    {
        using var leaving = new CancellationTokenSource();
        var (asked, made) = (new TaskCompletionSource(), new TaskCompletionSource<HttpResponseMessage>());
        var endpoint = new ScriptedAtlas((sent, end) => sent.Target == MintPath && asked.TrySetResult()
            ? made.Task.WaitAsync(end)
            : Task.FromResult(sent.Target == MintPath ? _account.Token() : Answer(HttpStatusCode.OK)));
        var tokens = Tokens(endpoint);
        var waiting = Enumerable.Range(0, 3).Select(_ => tokens.GetAsync(leaving.Token).AsTask()).ToList();
        await asked.Task;

        await leaving.CancelAsync();
        foreach (var waiter in waiting)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiter);
        }

        var next = await tokens.GetAsync(Cancellation);
        var revoking = tokens.RevokeAsync(Cancellation);
        made.SetResult(_account.Token());
        await revoking;

        Assert.Equal("token-1", next.Token.Reveal());
        Assert.Equal(
            ["token=token-1&token_type_hint=access_token", "token=token-2&token_type_hint=access_token"],
            endpoint.Requests.Where(sent => sent.Target == RevokePath).Select(sent => sent.Body).Order());
    }

    [Fact]
    public async Task Revokes_no_token_that_was_never_made()
    {
        var endpoint = new ScriptedAtlas(sent => throw Untold(sent));
        var tokens = Tokens(endpoint);

        await tokens.RevokeAsync(Cancellation);

        Assert.Empty(endpoint.Requests);
    }

    private ServiceAccountTokens Tokens(ScriptedAtlas endpoint) => TestServiceAccount.Tokens(endpoint, _time);
}
