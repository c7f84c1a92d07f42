// What any gRPC server on Kestrel takes to start and to stay: the port, as the plugin prints it, and then nothing.
using System.Net;
using AtlasBackup.Benchmarks.Floors;
using Grpc.Core;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
    options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
builder.Services.AddRoutingCore();
builder.Services.AddGrpc();
builder.Services.AddSingleton<EmptyService>();
await using var app = builder.Build();
app.MapGrpcService<EmptyService>();
await app.StartAsync();
var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
Console.WriteLine(new Uri(addresses.First()).Port);
await Task.Delay(Timeout.Infinite);

namespace AtlasBackup.Benchmarks.Floors
{
    /// <summary>A service whose only call does nothing.</summary>
    internal sealed class EmptyService : Empty.EmptyBase
    {
        public override Task<Nothing> DoNothing(Nothing request, ServerCallContext context) => Task.FromResult(request);
    }
}
