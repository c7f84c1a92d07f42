namespace AtlasBackup.Core.Configuration;

/// <summary>What reading the configuration came to.</summary>
/// <param name="Config">What can be used of it.</param>
/// <param name="Failures">What is wrong with it.</param>
/// <param name="Warnings">What is not wrong, but probably not meant.</param>
/// <param name="IsComplete">Whether everything in it was known. During a preview it may not be.</param>
internal sealed record ConfigReading(
    ProviderConfig Config,
    IReadOnlyList<ConfigFailure> Failures,
    IReadOnlyList<string> Warnings,
    bool IsComplete);
