using AtlasBackup.Polyfills.Tests.Fakes;
using Pulumi;
using Pulumi.Utilities;

namespace AtlasBackup.Polyfills.Tests;

/// <summary>What a program sees when the engine refuses to register a resource.</summary>
public sealed class RefusedRegistrationTests
{
    [Fact]
    public async Task Shows_a_refused_registration_once()
    {
        await using var engine = await FakeEngine.StartAsync();
        var answer = engine.Conversation.OnRegister;
        engine.Conversation.OnRegister = request => request.Custom
            ? throw new Grpc.Core.RpcException(new Grpc.Core.Status(Grpc.Core.StatusCode.Unknown, "half a key pair"))
            : answer(request);

        var exitCode = await engine.RunAsync(() =>
        {
            var options = new InvokeOptions { Provider = new Greeter("en") };
            return Deployment.Instance.InvokeAsync("t:i:f", new AnyArgs(), options);
        });

        Assert.Equal(32, exitCode);
        Assert.Contains("half a key pair", Assert.Single(engine.Conversation.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hands_a_refused_registration_to_whoever_awaits_an_output()
    {
        await using var engine = await FakeEngine.StartAsync();
        var answer = engine.Conversation.OnRegister;
        engine.Conversation.OnRegister = request => request.Custom
            ? throw new Grpc.Core.RpcException(new Grpc.Core.Status(Grpc.Core.StatusCode.Unknown, "half a key pair"))
            : answer(request);
        var seen = new TaskCompletionSource<Exception>(TaskCreationOptions.RunContinuationsAsynchronously);

        await engine.RunAsync(async () =>
        {
            var awaited = OutputUtilities.GetValueAsync(new Greeter("en").Token);
            seen.SetResult(await Assert.ThrowsAsync<Grpc.Core.RpcException>(() => awaited));
        });

        var exception = await seen.Task.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        Assert.Contains("half a key pair", exception.Message, StringComparison.Ordinal);
    }
}
