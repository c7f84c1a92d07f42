using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AtlasBackup.EndToEnd.Tests.Faults;

/// <summary>A certificate for loopback and for a name outside of it, and the file of its authority.</summary>
internal sealed class LoopbackCertificate : IDisposable
{
    /// <summary>A name that only a proxy can resolve.</summary>
    public const string Name = "atlas.example.invalid";

    public LoopbackCertificate()
    {
        using var authority = Make("CN=test authority", issuer: null);
        File.WriteAllText(AuthorityFile, authority.ExportCertificatePem());
        Certificate = Make("CN=loopback", authority);
    }

    public string AuthorityFile { get; } = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.pem");

    public X509Certificate2 Certificate { get; }

    public void Dispose()
    {
        Certificate.Dispose();
        File.Delete(AuthorityFile);
    }

    private static X509Certificate2 Make(string name, X509Certificate2? issuer)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(issuer is null, false, 0, true));
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName(Name);
        request.CertificateExtensions.Add(names.Build());
        if (issuer is null)
        {
            return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(12));
        }

        using var signed = request.Create(issuer, issuer.NotBefore, issuer.NotAfter, RandomNumberGenerator.GetBytes(8));
        return signed.CopyWithPrivateKey(key);
    }
}
