namespace AtlasBackup.AtlasSimulator;

/// <summary>How often things happened.</summary>
public sealed record Counters(int TokensMinted, int TokensRevoked, int Challenges, int MostInFlight);
