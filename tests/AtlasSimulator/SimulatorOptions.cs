using System.Security.Cryptography.X509Certificates;

namespace AtlasBackup.AtlasSimulator;

/// <summary>How a simulated Atlas differs from one without any limits.</summary>
public sealed record SimulatorOptions
{
    /// <summary>The port to listen on; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>How many legacy restore jobs the sharded cluster has.</summary>
    public int RestoreJobs { get; init; } = 1_234;

    /// <summary>How many restores the shared-tier cluster has; null leaves the few of tests/Answers.</summary>
    public int? TenantRestores { get; init; }

    /// <summary>How many restore jobs the Flex cluster with snapshots has.</summary>
    public int FlexRestoreJobs { get; init; } = 2_160;

    /// <summary>The number of clusters of the project fleet; with zero the project does not exist.</summary>
    public int FleetClusters { get; init; }

    /// <summary>The fixed time of Atlas's clock; null lets it run with <see cref="Time"/>.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>The name of the world's initial state, from World/Scenarios.json.</summary>
    public string? Scenario { get; init; }

    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(1);

    public int TokenRequestsPerMinute { get; init; } = 50;

    /// <summary>How many tokens the service account may hold at a time.</summary>
    public int ActiveTokens { get; init; } = 100;

    /// <summary>How often a nonce may be used before it is stale.</summary>
    public int UsesPerNonce { get; init; } = int.MaxValue;

    /// <summary>How long a nonce may be used before it is stale.</summary>
    public TimeSpan NonceLifetime { get; init; } = TimeSpan.MaxValue;

    /// <summary>Parts of the paths whose version of the API Atlas has removed.</summary>
    public IReadOnlyList<string> GonePaths { get; init; } = [];

    /// <summary>The number of tokens in a project's rate limit, and how many of them return in a minute.</summary>
    public int RateLimitCapacity { get; init; } = 1_000_000;

    public double RateLimitPerMinute { get; init; } = 500;

    /// <summary>Whether each endpoint set has the limit that Atlas documents, instead of these two numbers.</summary>
    public bool UsesAtlasLimits { get; init; }

    /// <summary>How long an answer takes.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether answers are compressed for clients that accept it.</summary>
    public bool Gzip { get; init; }

    /// <summary>Values of the Deprecation and Sunset headers of API answers.</summary>
    public string? Deprecation { get; init; }

    public string? Sunset { get; init; }

    /// <summary>With a certificate the simulator speaks TLS, and HTTP/2 as Atlas does.</summary>
    public X509Certificate2? Certificate { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
