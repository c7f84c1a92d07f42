using GoPlugin;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;

namespace AtlasBackup.Provider.Terraform;

/// <summary>
/// Notices that Terraform ends the provider, or has ended itself: it holds a stream from the start, which breaks with
/// its process.
/// </summary>
internal sealed class PluginLife
{
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the provider must end.</summary>
    public Task End => _end.Task;

    public void Shutdown() => _end.TrySetResult();

    /// <summary>Holds the stream for the output of the process, of which there is none.</summary>
    public async Task HoldAsync(ServerCallContext call)
    {
        // Terraform waits for the headers.
        await call.WriteResponseHeadersAsync([]);
        await Task.WhenAny(End, Task.Delay(Timeout.Infinite, call.CancellationToken));
        Shutdown();
    }
}

/// <summary>The methods that the library asks for with which Terraform starts its plugins.</summary>
internal sealed class PluginLifeMethods : IServiceMethodProvider<PluginLife>
{
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<PluginLife> context)
    {
        new ServiceMethods<PluginLife>(context, "plugin.GRPCController").Add(
            "Shutdown",
            Nothing.Parser,
            static (life, _) =>
            {
                life.Shutdown();
                return new Nothing();
            });
        new ServiceMethods<PluginLife>(context, "plugin.GRPCStdio").AddStream<Nothing, StdioData>(
            "StreamStdio", Nothing.Parser, static (life, call) => life.HoldAsync(call));
    }
}
