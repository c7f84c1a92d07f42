using System.Net;
using AtlasBackup.Provider.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AtlasBackup.Provider.Tests.Hosting;

/// <summary>Limits that would take too long to test with a process. The end-to-end tests check the others.</summary>
public sealed class GrpcHostTests
{
    [Fact]
    public async Task Keeps_the_connection_of_an_engine_that_is_silent_or_slow()
    {
        await using var app = GrpcHost.Build(options => options.Listen(IPAddress.Loopback, 0), new GrpcMethods());

        var limits = app.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;

        // Not infinite, because then Kestrel's sums overflow.
        Assert.InRange(limits.KeepAliveTimeout, TimeSpan.FromDays(30), TimeSpan.FromDays(10_000));
        Assert.InRange(limits.RequestHeadersTimeout, TimeSpan.FromDays(30), TimeSpan.FromDays(10_000));
        Assert.Equal(TimeSpan.MaxValue, limits.Http2.KeepAlivePingDelay);
        Assert.Null(limits.MinRequestBodyDataRate);
        Assert.Null(limits.MinResponseDataRate);
        Assert.Null(limits.MaxConcurrentConnections);
    }
}
