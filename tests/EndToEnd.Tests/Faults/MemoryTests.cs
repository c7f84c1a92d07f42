using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.EngineHost.Plugins;
using AtlasBackup.EngineHost.Values;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace AtlasBackup.EndToEnd.Tests.Faults;

/// <summary>
/// Small answers that decompress to 60 MB, and would need many times as much memory if they were read as trees.
/// </summary>
public sealed class MemoryTests
{
    private const int CallsAtOnce = 16;
    private const int Objects = 20_000_000;

    // 16 bodies are 1 GB. Read as trees they need more than 8 GB.
    private const long MostMegabytes = 3_000;

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(200, """{ "results": [{ "id": "a" }], "links": [""", "]}", "its links take more than 64 KB")]
    [InlineData(400, "[", "]", " answered 400 to GET")]
    public async Task Survives_sixteen_answers_that_unpack_to_sixty_megabytes(
        int status, string start, string end, string reason)
    {
        await using var atlas = await StartAtlasAsync(status, Pack(start, end));
        await using var plugin = await PluginHost.StartAsync(
            new PluginOptions { Path = PluginUnderTest.Path }, CancellationToken);
        var session = await plugin.LoadAsync(
            Properties.Of(
                [("baseUrl", atlas.Urls.First()), .. PluginUnderTest.SecretsOf(Plugin.Credentials.AccessToken)]),
            cancellationToken: CancellationToken);
        await session.Configured;

        var refusals = await Task.WhenAll(Enumerable.Range(1, CallsAtOnce).Select(number =>
            Assert.ThrowsAsync<RpcException>(() => plugin.Provider.InvokeAsync(
                PluginUnderTest.Restores, PluginUnderTest.Args($"c{number}"), cancellationToken: CancellationToken))));

        Assert.All(refusals, refusal => Assert.Contains(reason, refusal.Status.Detail, StringComparison.Ordinal));
        Assert.InRange(PeakMegabytes(plugin.ProcessId), 10, MostMegabytes);
    }

    private static byte[] Pack(string start, string end)
    {
        var many = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{},", 1_000)));
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            gzip.Write(Encoding.UTF8.GetBytes(start));
            for (var written = 0; written < Objects; written += 1_000)
            {
                gzip.Write(many);
            }

            gzip.Write(Encoding.UTF8.GetBytes($"{{}}{end}"));
        }

        return packed.ToArray();
    }

    private static async Task<WebApplication> StartAtlasAsync(int status, byte[] packed)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        var atlas = builder.Build();
        atlas.Run(async context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            context.Response.Headers.ContentEncoding = "gzip";
            await context.Response.Body.WriteAsync(packed, context.RequestAborted);
        });
        await atlas.StartAsync(CancellationToken);
        return atlas;
    }

    private static long PeakMegabytes(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status")
            .First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        var kilobytes = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        return long.Parse(kilobytes, CultureInfo.InvariantCulture) / 1024;
    }
}
