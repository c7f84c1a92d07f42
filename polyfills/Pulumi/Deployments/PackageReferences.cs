using System.Collections.Concurrent;
using Google.Protobuf;

namespace Pulumi;

/// <summary>Registers packages with the engine, each once.</summary>
internal sealed class PackageReferences(Deployment deployment)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _references = new();

    public async Task<string> GetAsync(RegisterPackageRequest? package) => package is null
        ? ""
        : await _references.GetOrAdd(KeyOf(package), _ => new Lazy<Task<string>>(() => RegisterAsync(package))).Value;

    private static string KeyOf(RegisterPackageRequest package)
    {
        var parameters = package.Parameterization;
        return string.Join(
            '\0',
            package.Name,
            package.Version,
            package.DownloadUrl,
            parameters?.Name,
            parameters?.Version,
            Convert.ToBase64String(parameters?.Value ?? []));
    }

    private async Task<string> RegisterAsync(RegisterPackageRequest package)
    {
        if (!await deployment.SupportsAsync("parameterization"))
        {
            throw new InvalidOperationException(
                "The Pulumi CLI does not support parameterization. Please update the Pulumi CLI.");
        }

        var request = new Pulumirpc.RegisterPackageRequest
        {
            Name = package.Name,
            Version = package.Version,
            DownloadUrl = package.DownloadUrl,
        };
        foreach (var (platform, checksum) in package.Checksums)
        {
            request.Checksums.Add(platform, ByteString.CopyFrom(checksum));
        }

        if (package.Parameterization is { } parameters)
        {
            request.Parameterization = new Pulumirpc.Parameterization
            {
                Name = parameters.Name,
                Version = parameters.Version,
                Value = ByteString.CopyFrom(parameters.Value),
            };
        }

        return (await deployment.Monitor.RegisterPackageAsync(request)).Ref;
    }
}
