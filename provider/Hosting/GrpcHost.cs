using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace AtlasBackup.Provider.Hosting;

/// <summary>Makes the gRPC servers of the front ends, with the limits that they share.</summary>
internal static class GrpcHost
{
    // The limit of the engine and of all SDKs.
    private const int MaxMessageBytes = 400 * 1024 * 1024;

    // What a front end waits for when it ends; requests that take longer are aborted.
    private static readonly TimeSpan StopTimeout = TimeSpan.FromMilliseconds(800);

    /// <summary>Builds a server, which listens once it is started.</summary>
    public static WebApplication Build(Action<KestrelServerOptions> listen, Action<IServiceCollection> services)
    {
        // The empty builder brings no configuration files, no environment and no console log: nothing to wait for or to
        // leak.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.Limits.MaxRequestBodySize = null;
            options.Limits.MinRequestBodyDataRate = null;
            listen(options);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddGrpc(options =>
        {
            options.MaxReceiveMessageSize = MaxMessageBytes;
            options.MaxSendMessageSize = MaxMessageBytes;

            // Without it a request that cannot be read is answered with "Exception was thrown by handler.".
            options.EnableDetailedErrors = true;
        });
        services(builder.Services);
        return builder.Build();
    }

    /// <summary>The port on which a server that was started listens.</summary>
    public static int PortOf(WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses;
        return new Uri(addresses?.First() ?? throw new InvalidOperationException("the server has no address")).Port;
    }

    public static async Task StopAsync(WebApplication app)
    {
        using var deadline = new CancellationTokenSource(StopTimeout);
        await app.StopAsync(deadline.Token);
    }
}
