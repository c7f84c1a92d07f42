using System.Net;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas;

/// <summary>Reads from Atlas. Every request to the API goes through here, and every one is a GET.</summary>
internal sealed class AtlasClient : IDisposable
{
    private const string ApiRoot = "api/atlas/v2/";

    private readonly AtlasConnection _connection;
    private readonly string _apiRoot;
    private readonly RequestCoalescer<HttpResponseMessage> _reads = new();
    private readonly DeprecationNotice _deprecations;
    private readonly Credentials _credentials;
    private readonly Transport _transport;
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _calls;
    private bool _isClosed;
    private bool _isDisposed;

    public AtlasClient(Credentials credentials, Uri baseUrl, Transport transport, DeprecationNotice deprecations)
    {
        _connection = new AtlasConnection(credentials, baseUrl, transport);
        _apiRoot = new Uri(baseUrl, ApiRoot).AbsoluteUri;
        _credentials = credentials;
        _transport = transport;
        _deprecations = deprecations;
    }

    /// <summary>How many requests may be under way at once.</summary>
    public int MaxConcurrentRequests => _transport.MaxConcurrentRequests;

    public IProviderLog Log => _transport.Log;

    /// <summary>What no text may repeat.</summary>
    public HeldSecrets Held => _transport.Held;

    /// <summary>Begins a call of a function, which is as patient as the configuration says.</summary>
    public AtlasCall BeginCall(MemoryShare memory) => new(this, memory, _transport.CallTimeout, _transport.Time);

    /// <summary>Stays usable until <see cref="EndUse"/> has followed.</summary>
    public void BeginUse()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            _calls++;
        }
    }

    public void EndUse()
    {
        lock (_lock)
        {
            _calls--;
            LeaveWhenUnused();
        }
    }

    /// <summary>Reads one resource.</summary>
    /// <exception cref="ProviderException">Atlas refused, or gave something else, or could not be reached.</exception>
    /// <exception cref="RequestAbandonedException">The read was cancelled.</exception>
    public async Task<AtlasAnswer> GetAsync(
        AtlasRequest request,
        MemoryShare memory,
        CancellationToken cancellationToken)
    {
        var lease = await _reads.JoinAsync(
            $"{request.ApiVersion} {request.PathAndQuery}",
            StateOf(request, memory),
            (state, end) => SendAsync(request, state, end),
            cancellationToken);
        IDisposable held = lease;
        try
        {
            var body = BufferedContent.BytesOf(lease.Result);
            held = await MemoryReservation.MakeAsync(memory, body.Length, lease, cancellationToken);
            var date = lease.Result.Headers.Date;
            var json = Envelope.Open(body, request, refusal => Complete(refusal, date));
            return new AtlasAnswer(request, json, held) { Date = date };
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Takes no more calls.</summary>
    /// <returns>A task that completes when the last call has ended.</returns>
    public Task CloseAsync()
    {
        lock (_lock)
        {
            _isClosed = true;
            LeaveWhenUnused();
            return _left.Task;
        }
    }

    /// <summary>Revokes the tokens that Atlas made, as far as the time allows.</summary>
    public Task EndAsync(CancellationToken cancellationToken) => _connection.EndAsync(cancellationToken);

    /// <summary>Ends with the last call that has begun.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isClosed = true;
            _isDisposed = true;
            LeaveWhenUnused();
        }
    }

    private void LeaveWhenUnused()
    {
        if (!_isClosed || _calls > 0)
        {
            return;
        }

        _left.TrySetResult();
        if (_isDisposed)
        {
            _connection.Dispose();
        }
    }

    // Digests need it, and TLS.
    private bool NeedsCryptography =>
        _credentials is Credentials.ApiKey || _apiRoot.StartsWith("https:", StringComparison.Ordinal);

    private static RequestState StateOf(AtlasRequest request, MemoryShare memory) => new()
    {
        Memory = memory,
        Purpose = request.Function,
        Bucket = new BucketKey(request.RateLimitSet ?? request.Function, request.Scope),
    };

    private async Task<HttpResponseMessage> SendAsync(
        AtlasRequest request,
        RequestState state,
        CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, new Uri(_apiRoot + request.PathAndQuery))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
            State = state,
        };
        message.Headers.TryAddWithoutValidation("Accept", $"application/vnd.atlas.{request.ApiVersion}+json");
        var response = await SendAsync(message, request, cancellationToken);
        try
        {
            Check(request, response);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage message,
        AtlasRequest request,
        CancellationToken cancellationToken)
    {
        try
        {
            if (NeedsCryptography && !_transport.HasCryptography())
            {
                throw TransportErrors.NoCryptography();
            }

            return await _connection.SendAsync(message, cancellationToken);
        }
        catch (TransportException exception)
        {
            throw TransportErrors.Of(exception, _transport.Route);
        }
        catch (NoTokenException exception)
        {
            throw AtlasErrors.NoToken(Complete(exception.Refusal, at: null));
        }
        catch (SignInException exception)
        {
            throw SignInErrors.Of(exception, request.Path);
        }
    }

    private void Check(AtlasRequest request, HttpResponseMessage response)
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            var refusal = Refusal.Of(response, $"GET {request.Path}");
            if (refusal.IsFromAtlas)
            {
                _deprecations.Observe(request, response);
            }

            throw AtlasErrors.Refused(Complete(refusal, response.Headers.Date), request);
        }

        _deprecations.Observe(request, response);
        AnswerType.Check(request, response, _transport.Route);
    }

    private Refusal Complete(Refusal refusal, DateTimeOffset? at) => refusal with
    {
        Credentials = _credentials,
        Route = _transport.Route,
        At = at ?? _transport.Time.GetUtcNow(),
    };
}
