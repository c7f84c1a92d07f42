using System.Net;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas.Http;

/// <summary>
/// How requests travel: limits that the configuration may change, and the sources of time and chance.
/// </summary>
internal sealed record Transport
{
    public const int DefaultMaxRetries = 4;
    public const int DefaultRequestTimeoutSeconds = 60;
    public const int DefaultCallTimeoutSeconds = 600;
    public const int DefaultMaxConcurrentRequests = 16;

    public int MaxRetries { get; init; } = DefaultMaxRetries;

    /// <summary>How long one attempt may take, to the last byte of its body.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(DefaultRequestTimeoutSeconds);

    public int MaxConcurrentRequests { get; init; } = DefaultMaxConcurrentRequests;

    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a call may go without an answer that brings it further, whatever it waits for.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(DefaultCallTimeoutSeconds);

    /// <summary>
    /// The largest body that is read, unpacked. The largest page that Atlas is known to send has half a megabyte.
    /// </summary>
    public int MaxBodyBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Replaces the network in tests; null uses the network itself.</summary>
    public HttpMessageHandler? Network { get; init; }

    /// <summary>The way to Atlas.</summary>
    public Route Route { get; init; } = new Route.Direct();

    /// <summary>Looks up the addresses of a name.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>The names that are being looked up.</summary>
    public Lookups Lookups { get; } = new();

    /// <summary>Whether the machine has what TLS and digests need.</summary>
    public Func<bool> HasCryptography { get; init; } = static () => true;

    /// <summary>What bodies count against while they are in memory.</summary>
    public MemoryBudget Memory { get; init; } = new();

    /// <summary>Remembers the tokens, so that they can be removed from texts.</summary>
    public HeldSecrets Held { get; init; } = new();

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>A number from 0 to 1, for waits that must not coincide.</summary>
    public required Func<double> Chance { get; init; }

    public required string UserAgent { get; init; }

    public required IProviderLog Log { get; init; }
}
