namespace AtlasBackup.AtlasSimulator;

/// <summary>Counts events.</summary>
public sealed record Counters(int TokensMinted, int TokensRevoked, int Challenges)
{
    /// <summary>The number of token requests, with or without success.</summary>
    public int TokenRequests { get; init; }

    /// <summary>How many valid tokens clients have: issued, received and not revoked.</summary>
    public int TokensLeft { get; init; }
}
