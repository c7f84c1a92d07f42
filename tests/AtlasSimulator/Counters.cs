namespace AtlasBackup.AtlasSimulator;

/// <summary>How often things happened.</summary>
public sealed record Counters(int TokensMinted, int TokensRevoked, int Challenges)
{
    /// <summary>How often a token was asked for, with or without success.</summary>
    public int TokenRequests { get; init; }

    /// <summary>How many valid tokens clients have: issued, received and not revoked.</summary>
    public int TokensLeft { get; init; }
}
