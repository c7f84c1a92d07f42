using System.IO.Compression;
using System.Net.Sockets;
using System.Text;
using AtlasBackup.AtlasSimulator.Api;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace AtlasBackup.AtlasSimulator.Faults;

/// <summary>Sends an answer, or the part of it that a fault allows.</summary>
internal sealed class Delivery(SimulatorOptions options)
{
    private const int DripBytes = 64;

    public async Task SendAsync(HttpContext context, Answer answer, Fault? fault)
    {
        var cancellationToken = context.RequestAborted;
        var delay = fault?.Kind == FaultKind.Delay ? TimeSpan.FromMilliseconds(fault.DelayMilliseconds) : options.Delay;
        if (delay > TimeSpan.Zero)
        {
            await Task.Delay(delay, cancellationToken);
        }

        switch (fault?.Kind)
        {
            case FaultKind.Reset:
                Abort(context);
                return;
            case FaultKind.StallHeaders:
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return;
            case FaultKind.CutAtClose:
                await CutAsync(context, answer);
                return;
        }

        var body = Head(context, answer);
        switch (fault?.Kind)
        {
            case FaultKind.ResetMidBody:
                await SendHalfAsync(context, body);

                // A reset discards received bytes that were not read yet, so the client gets time to read them.
                await Task.Delay(fault.DelayMilliseconds, cancellationToken);
                Abort(context);
                break;
            case FaultKind.StallBody:
                await SendHalfAsync(context, body);
                await Task.Delay(Timeout.Infinite, cancellationToken);
                break;
            case FaultKind.SlowDrip:
                await DripAsync(context, body, fault.DelayMilliseconds);
                break;
            default:
                await context.Response.Body.WriteAsync(body, cancellationToken);
                break;
        }
    }

    private byte[] Head(HttpContext context, Answer answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

        var body = answer.Body;
        if (options.Gzip)
        {
            context.Response.Headers.Vary = "Accept-Encoding";
        }

        if (options.Gzip
            && body.Length > 0
            && context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal))
        {
            context.Response.Headers.ContentEncoding = "gzip";
            body = Packed(body);
        }

        context.Response.ContentLength = body.Length;
        return body;
    }

    private static byte[] Packed(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return packed.ToArray();
    }

    private static async Task SendHalfAsync(HttpContext context, byte[] body)
    {
        await context.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    // The server marks the end of every answer. An answer without such a mark is written directly to the socket.
    private static async Task CutAsync(HttpContext context, Answer answer)
    {
        var head = $"HTTP/1.1 {answer.Status} Cut\r\nContent-Type: {answer.ContentType}\r\nConnection: close\r\n\r\n";
        byte[] sent = [.. Encoding.ASCII.GetBytes(head), .. answer.Body[..(answer.Body.Length / 2)]];
        if (context.Features.Get<IConnectionSocketFeature>()?.Socket is { } socket)
        {
            await socket.SendAsync(sent, context.RequestAborted);
            socket.Shutdown(SocketShutdown.Send);
        }

        // A client that is told that nothing more follows closes the connection.
        await Task.Delay(Timeout.Infinite, context.RequestAborted);
    }

    private static async Task DripAsync(HttpContext context, byte[] body, int delayMilliseconds)
    {
        for (var sent = 0; sent < body.Length; sent += DripBytes)
        {
            var piece = body.AsMemory(sent, Math.Min(DripBytes, body.Length - sent));
            await context.Response.Body.WriteAsync(piece, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(delayMilliseconds, context.RequestAborted);
        }
    }

    // A reset, not a graceful end: the client gets no FIN.
    private static void Abort(HttpContext context)
    {
        var socket = context.Features.Get<IConnectionSocketFeature>()?.Socket;
        socket?.LingerState = new LingerOption(true, 0);
        context.Abort();
    }
}
