namespace AtlasBackup.Core.Atlas.Http;

/// <summary>
/// The start of a chain of handlers. Every cause of a missing answer becomes one of three exceptions.
/// </summary>
internal sealed class RequestPipeline(HttpMessageHandler chain) : IDisposable
{
    private readonly HttpMessageInvoker _invoker = new(chain);

    /// <summary>Sends a request.</summary>
    /// <returns>The answer, with its body read to the end.</returns>
    /// <exception cref="TransportException">No answer came, or none that can be read.</exception>
    /// <exception cref="NoTokenException">The request could not be signed.</exception>
    /// <exception cref="SignInException">It could not be signed in, and not because of the credentials.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await _invoker.SendAsync(request, cancellationToken);
        }
        catch (Exception exception)
            when (!cancellationToken.IsCancellationRequested && FailureOf(exception) is { } failure)
        {
            throw new TransportException(failure, HostOf(request.RequestUri), request.State.Attempts, exception);
        }
    }

    public void Dispose() => _invoker.Dispose();

    private static TransportFailure? FailureOf(Exception exception) => exception switch
    {
        TimeoutException => TransportFailure.TimedOut,
        BodyTooLargeException => TransportFailure.TooLarge,
        InvalidDataException => TransportFailure.NotUnpacked,
        HttpRequestException or IOException => TransportFailure.Unreachable,
        _ => null,
    };

    /// <summary>The host of an address, with the port where it is not the usual one.</summary>
    public static string HostOf(Uri? uri) => (uri is { IsDefaultPort: true } ? uri.Host : uri?.Authority) ?? "";
}
