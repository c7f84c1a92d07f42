using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AtlasBackup.Provider.Terraform;

/// <summary>
/// The certificate of this run, which Terraform learns with the first line, and the only client that it is shown to.
/// </summary>
internal sealed class RunCertificate : IDisposable
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);

    private readonly X509Certificate2 _own;
    private readonly X509Certificate2 _client;
    private readonly Task<SslServerAuthenticationOptions> _options;

    /// <param name="clientCertificate">The certificate of the client, in PEM.</param>
    /// <param name="time">The clock.</param>
    public RunCertificate(string clientCertificate, TimeProvider time)
    {
        _client = X509Certificate2.CreateFromPem(clientCertificate);
        _own = Create(time.GetUtcNow());

        // .NET reads all root certificates of the machine for this, which takes longer than the rest of the start. The
        // first connection waits for it, and not the line that Terraform waits for.
        _options = Task.Run(MakeOptions);
    }

    /// <summary>The certificate as the first line has it: base64 without the signs at its end.</summary>
    public string Text => Convert.ToBase64String(_own.RawDataMemory.Span).TrimEnd('=');

    /// <summary>What a connection needs.</summary>
    public ValueTask<SslServerAuthenticationOptions> OptionsAsync() => new(_options);

    public void Dispose()
    {
        _own.Dispose();
        _client.Dispose();
    }

    private static X509Certificate2 Create(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(
            new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], critical: false));
        var certificate = request.CreateSelfSigned(now - ClockDifference, now.AddYears(1));
        if (!OperatingSystem.IsWindows())
        {
            return certificate;
        }

        // Windows uses no key that only this process has.
        using (certificate)
        {
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
        }
    }

    private SslServerAuthenticationOptions MakeOptions() => new()
    {
        ServerCertificateContext = SslStreamCertificateContext.Create(_own, null, offline: true),
        ClientCertificateRequired = true,
        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            CustomTrustStore = { _client },
        },
        ApplicationProtocols = [SslApplicationProtocol.Http2],

        // Nobody vouches for the certificate: it must be the very one that Terraform gave.
        RemoteCertificateValidationCallback = (_, shown, _, _) =>
            shown is not null && shown.GetRawCertData().AsSpan().SequenceEqual(_client.RawDataMemory.Span),
    };
}
