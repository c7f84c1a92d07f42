using System.Globalization;
using System.Net.Http.Headers;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas.Http;

/// <summary>
/// Limits one attempt in time and size, to the last byte of the body: a body that stalls is a time-out, and a body that
/// ends too early is a failure like any other, which the retry handler can see.
/// </summary>
internal sealed class AttemptHandler(Transport transport) : DelegatingHandler
{
    private const int InitialBufferSize = 16 * 1024;

    // The buffer for a larger announced answer grows only as the answer arrives.
    private const int LargestInitialBufferSize = 1024 * 1024;

    // An error of Atlas is smaller; the rest of a larger refusal is ignored.
    private const int MaxRefusalBytes = 128 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken)
    {
        request.State.Attempts++;
        request.State.Stage = Stage.Answer;
        using var deadline = new CancellationTokenSource(transport.AttemptTimeout, transport.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        HttpResponseMessage? response = null;
        var started = transport.Time.GetTimestamp();
        try
        {
            response = await base.SendAsync(request, either.Token);
            var hasMarkedEnd = CutJson.HasMarkedEnd(response);
            await BufferAsync(response, either.Token);
            if (CutJson.IsIn(request, response, hasMarkedEnd))
            {
                throw new HttpIOException(HttpRequestError.ResponseEnded);
            }

            Note(request, response, started);
            return response;
        }
        catch (OperationCanceledException)
            when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            response?.Dispose();
            var seconds = transport.AttemptTimeout.TotalSeconds;
            throw new TimeoutException(response is null && transport.Lookups.IsAnyUnderWay
                ? $"no answer from DNS within {seconds:0.###} s"
                : $"no answer within {seconds:0.###} s");
        }
        catch (OperationCanceledException exception) when (exception.InnerException is TimeoutException)
        {
            // The sockets throw this when a connection takes longer than its own time-out.
            var what = Causes.Find<ConnectException>(exception) is { Step: ConnectStep.Name }
                ? "no answer from DNS"
                : "no connection";
            throw new TimeoutException($"{what} within {transport.ConnectTimeout.TotalSeconds:0.###} s", exception);
        }
        catch
        {
            response?.Dispose();
            throw;
        }
    }

    // The line has no path and no body: IDs and download links stay out of logs.
    private void Note(HttpRequestMessage request, HttpResponseMessage response, long started)
    {
        var (status, length) = ((int)response.StatusCode, BufferedContent.BytesOf(response).Length);
        var host = RequestPipeline.HostOf(request.RequestUri);
        var milliseconds = transport.Time.GetElapsedTime(started).TotalMilliseconds;
        transport.Log.Debug(string.Create(
            CultureInfo.InvariantCulture,
            $"{request.State.Purpose}: {host} answered {status} in {milliseconds:0} ms, {length:N0} bytes"));
    }

    private async Task BufferAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        Packing.Check(response);
        var announced = response.Content.Headers.ContentLength;
        if (announced > transport.MaxBodyBytes && response.IsSuccessStatusCode)
        {
            throw new BodyTooLargeException(transport.MaxBodyBytes);
        }

        // One byte more than announced, so that the end is seen without growing.
        var buffer = Rent(announced is > 0
            ? (int)Math.Min(announced.Value + 1, LargestInitialBufferSize)
            : InitialBufferSize);
        var length = 0;
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            while (await Packing.ReadAsync(stream, buffer.AsMemory(length), cancellationToken) is var read and > 0)
            {
                length += read;
                if (length > MaxRefusalBytes && !response.IsSuccessStatusCode)
                {
                    break;
                }

                if (length > transport.MaxBodyBytes)
                {
                    throw new BodyTooLargeException(transport.MaxBodyBytes);
                }

                if (length == buffer.Length)
                {
                    buffer = Grow(buffer);
                }
            }

            response.Content = Replace(response.Content, new BufferedContent(buffer, length, transport.Memory));
        }
        catch
        {
            Return(buffer);
            throw;
        }
    }

    private byte[] Grow(byte[] buffer)
    {
        var larger = Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        Return(buffer);
        return larger;
    }

    private byte[] Rent(int size)
    {
        var buffer = LentBytes.Rent(size);
        transport.Memory.Add(buffer.Length);
        return buffer;
    }

    private void Return(byte[] buffer)
    {
        LentBytes.Return(buffer);
        transport.Memory.Subtract(buffer.Length);
    }

    private static BufferedContent Replace(HttpContent streamed, BufferedContent buffered)
    {
        if (streamed.Headers.NonValidated.TryGetValues("Content-Type", out var types)
            && MediaTypeHeaderValue.TryParse(types.ToString(), out var type))
        {
            buffered.Headers.ContentType = type;
        }

        streamed.Dispose();
        return buffered;
    }
}
