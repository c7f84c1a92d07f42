namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>One question to the cluster's backups, and its answer.</summary>
/// <param name="Name">The check.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Actual">What is, or null where the check was not assessed.</param>
/// <param name="IsPassed">Whether it is as expected.</param>
/// <param name="Message">Both in a sentence; where the check failed, with what to do.</param>
internal sealed record Check(CheckName Name, string Expected, string? Actual, bool IsPassed, string Message)
{
    /// <summary>Whether it was assessed; after a failed check those that build on it are not.</summary>
    public bool IsAssessed => Actual is not null;
}

/// <summary>The span of time that the cluster can be restored into.</summary>
internal sealed record RestoreWindow(bool IsPointInTime, DateTimeOffset Start, DateTimeOffset End);

/// <summary>Whether a cluster can be restored as demanded, and why not.</summary>
internal sealed record Verdict(IReadOnlyList<Check> Checks)
{
    public bool IsReady => Checks.All(check => check.IsPassed);

    public IReadOnlyList<string> Reasons =>
        [.. Checks.Where(check => check is { IsAssessed: true, IsPassed: false }).Select(check => check.Message)];

    /// <summary>The newest point that meets all demands, or that came furthest.</summary>
    public RecoveryPoint? RecoveryPoint { get; init; }

    public RestoreWindow? Window { get; init; }

    public DateTimeOffset? NextSnapshotAt { get; init; }

    /// <summary>The newest snapshot that is queued or being taken.</summary>
    public string? PendingSnapshotId { get; init; }

    /// <summary>What a reader should know and what decided nothing.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
