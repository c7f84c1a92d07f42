using System.Diagnostics;
using Grpc.Core;
using Pulumirpc;

namespace AtlasBackup.EngineHost.Plugins;

/// <summary>
/// Performs the first exchange between engine and plugin: a Handshake, repeated until the plugin can be reached.
/// </summary>
internal static class PluginGreeting
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    public static async Task<ProviderHandshakeResponse?> HandshakeAsync(
        PluginHost host,
        PluginOptions options,
        CancellationToken cancellationToken)
    {
        var request = Request(host, options);
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                var deadline = DateTime.UtcNow + (options.Patience.Handshake - watch.Elapsed);
                return await host.Provider.HandshakeAsync(request, deadline, cancellationToken);
            }
            catch (RpcException exception) when (exception.StatusCode == StatusCode.Unimplemented)
            {
                return null;
            }
            catch (RpcException exception) when (IsWorthAnotherTry(exception, host, watch.Elapsed, options))
            {
                await Task.Delay(Pause, cancellationToken);
            }
            catch (RpcException exception)
            {
                throw new PluginStartException(
                    $"could not shake hands with plugin [{options.ExecutablePath}]: {RpcErrors.Describe(exception)}",
                    host.StandardOutput,
                    host.StandardError,
                    exception);
            }
        }
    }

    private static bool IsWorthAnotherTry(
        RpcException exception,
        PluginHost host,
        TimeSpan elapsed,
        PluginOptions options) =>
        exception.StatusCode == StatusCode.Unavailable && !host.HasExited && elapsed < options.Patience.Handshake;

    private static ProviderHandshakeRequest Request(PluginHost host, PluginOptions options)
    {
        var request = new ProviderHandshakeRequest
        {
            EngineAddress = host.EngineAddress,
            ConfigureWithUrn = true,
            SupportsViews = true,
            SupportsRefreshBeforeUpdate = true,
            InvokeWithPreview = true,
            AcceptsByteString = true,
        };

        // An attached plugin has no executable that the engine knows of.
        if (options.AttachTo is null && Path.GetDirectoryName(Path.GetFullPath(options.ExecutablePath)) is { } folder)
        {
            request.RootDirectory = folder;
            request.ProgramDirectory = folder;
        }

        options.ChangeHandshake?.Invoke(request);
        return request;
    }
}
