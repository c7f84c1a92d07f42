using System.Globalization;
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
    private readonly SharedReads _reads = new();
    private readonly DeprecationNotice _deprecations;
    private readonly Credentials _credentials;

    public AtlasClient(Credentials credentials, Uri baseUrl, Transport transport, DeprecationNotice deprecations)
    {
        _connection = new AtlasConnection(credentials, baseUrl, transport);
        _apiRoot = new Uri(baseUrl, ApiRoot).AbsoluteUri;
        _credentials = credentials;
        _deprecations = deprecations;
        MaxConcurrentRequests = transport.MaxConcurrentRequests;
        Log = transport.Log;
    }

    public int MaxConcurrentRequests { get; }

    public IProviderLog Log { get; }

    /// <summary>Reads one resource.</summary>
    /// <exception cref="ProviderException">Atlas refused, or gave something else, or could not be reached.</exception>
    public async Task<AtlasAnswer> GetAsync(AtlasRequest request, CancellationToken cancellationToken)
    {
        var lease = await _reads.JoinAsync(
            $"{request.ApiVersion} {request.PathAndQuery}",
            end => SendAsync(request, end),
            cancellationToken);
        try
        {
            var json = Envelope.Open(AtlasErrors.BodyOf(lease.Answer), request);
            return new AtlasAnswer(request, json, lease);
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    /// <summary>What nobody may see: the credentials, and what Atlas made of them.</summary>
    public IEnumerable<string> Secrets()
    {
        var derived = _credentials is Credentials.ServiceAccount { Basic: var basic } ? basic : null;
        return _credentials.Secrets.Append(derived).Append(_connection.Lent).OfType<Secret>()
            .Select(secret => secret.Reveal());
    }

    /// <summary>Gives back what Atlas lent, as far as the time allows.</summary>
    public Task EndAsync(CancellationToken cancellationToken) => _connection.EndAsync(cancellationToken);

    public void Dispose() => _connection.Dispose();

    private async Task<HttpResponseMessage> SendAsync(AtlasRequest request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, new Uri(_apiRoot + request.PathAndQuery))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
            Scope = request.Scope,
            Purpose = request.Function,
        };
        message.Headers.TryAddWithoutValidation("Accept", $"application/vnd.atlas.{request.ApiVersion}+json");
        var response = await AtlasErrors.SendAsync(_connection.Http, message, cancellationToken);
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

    private void Check(AtlasRequest request, HttpResponseMessage response)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw AtlasErrors.Refusal(response, $"GET {request.Path}", request.Successor);
        }

        _deprecations.Observe(request, response);
        CheckContentType(request, response);
    }

    private static void CheckContentType(AtlasRequest request, HttpResponseMessage response)
    {
        const string prefix = "application/vnd.atlas.";
        const string suffix = "+json";
        var type = AtlasErrors.ContentTypeOf(response.Content.Headers.ContentType);
        var isVersioned = type.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
            && type.EndsWith(suffix, StringComparison.OrdinalIgnoreCase);
        if (!isVersioned && !type.Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            throw new ProviderException(
                FailureKind.UnexpectedAnswer,
                $"the answer to GET {request.Path} is {type}, not JSON. Check baseUrl, and for a proxy in between.");
        }

        // Atlas answers in the newest version that is not newer than the one asked for.
        if (isVersioned && string.CompareOrdinal(type[prefix.Length..^suffix.Length], request.ApiVersion) > 0)
        {
            throw new ProviderException(
                FailureKind.UnexpectedAnswer,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the answer to GET {request.Path} is {type}, newer than the {request.ApiVersion} that was asked")
                    + " for.");
        }
    }
}
