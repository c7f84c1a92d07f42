using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AtlasBackup.EndToEnd.Tests.Packaging;

/// <summary>Serves the files of releases on loopback.</summary>
internal sealed class ReleaseServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ReleaseServer(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    public static async Task<ReleaseServer> StartAsync(string folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Run(async context =>
        {
            var file = Path.Combine(folder, context.Request.Path.Value?.TrimStart('/') ?? "");
            if (File.Exists(file))
            {
                await context.Response.SendFileAsync(file, context.RequestAborted);
            }
            else
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
            }
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new ReleaseServer(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
