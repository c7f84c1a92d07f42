using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace AtlasBackup.Provider.Hosting;

/// <summary>Makes the gRPC servers of the front ends, with the limits that they share.</summary>
internal static class GrpcHost
{
    // The limit of the engine and of all SDKs.
    private const int MaxMessageBytes = 400 * 1024 * 1024;

    // What the engine's other plugins take, which are servers in Go.
    private const int MaxHeaderBytes = 16 * 1024 * 1024;

    // As HTTP/2 counts.
    private const int BytesOfEmptyHeader = 32;

    // The engine has one connection. A limit that its calls can reach is one behind which Cancel waits for them. There
    // is none in the engine's other plugins; here it is the largest number of which Kestrel can take the eightfold, the
    // length of a queue.
    private const int MaxCalls = int.MaxValue / 8;

    // Longer than any program runs. Kestrel adds it to its clock, which an infinite time makes overflow: connections
    // would end after a second.
    private static readonly TimeSpan Silence = TimeSpan.FromDays(365);

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
            Widen(options.Limits);
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

    // Kestrel's limits keep strangers from exhausting a server on the Internet. Here the client is the engine that
    // started the process, and whatever cuts it off loses all of its calls. Left as they are: pings to the client and a
    // limit to connections, of which there are none; the flow-control windows, because a call reads its request as it
    // comes, so that a large one leaves room for a small one; and the response buffer, which makes a call wait
    // for a client that does not read, without a thread.
    private static void Widen(KestrelServerLimits limits)
    {
        limits.Http2.MaxStreamsPerConnection = MaxCalls;

        // gRPC counts the bytes of a message itself.
        limits.MaxRequestBodySize = null;

        // Metadata, such as the context of a trace. One request with more than the limit ends the connection. Kestrel
        // wants no buffer that is smaller than the headers; how much there is to buffer is bounded by flow control.
        limits.MaxRequestBufferSize = null;
        limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
        limits.Http2.MaxRequestHeaderFieldSize = MaxHeaderBytes;
        limits.MaxRequestHeaderCount = MaxHeaderBytes / BytesOfEmptyHeader;

        // An engine may be busy elsewhere for hours, be stopped in a debugger, or sleep with its machine. When it is
        // gone, the system closes its connections, and EngineWatch notices.
        limits.KeepAliveTimeout = Silence;
        limits.RequestHeadersTimeout = Silence;
        limits.MinRequestBodyDataRate = null;
        limits.MinResponseDataRate = null;
    }
}
