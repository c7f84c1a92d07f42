using AtlasBackup.Core.Functions.Readiness;

namespace AtlasBackup.Core.Functions.Reports;

/// <summary>The verdict on a cluster, and the backups that Atlas has of it. Every list is in the order of time.</summary>
internal sealed record ClusterReport(Assessment Assessment)
{
    public IReadOnlyList<Dated<SnapshotFacts>> Snapshots { get; init; } = [];

    /// <summary>The spans that continuous backup can restore.</summary>
    public IReadOnlyList<RestoreWindow> Windows { get; init; } = [];

    public IReadOnlyList<Dated<ExportFacts>> Exports { get; init; } = [];

    /// <summary>The successful export of the newest snapshot.</summary>
    public Dated<ExportFacts>? LastExport { get; init; }

    public IReadOnlyList<Dated<RestoreJob>> Restores { get; init; } = [];

    /// <summary>What could not be read or is not in the lists.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>How many items are kept until the report is written.</summary>
    public int ItemCount => Snapshots.Count + Windows.Count + Exports.Count + Restores.Count;
}

/// <summary>Something that has a place in time.</summary>
internal sealed record Dated<T>(DateTimeOffset Time, T Value);
