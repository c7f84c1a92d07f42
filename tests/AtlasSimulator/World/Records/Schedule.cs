namespace AtlasBackup.AtlasSimulator.World.Records;

/// <summary>When a cluster's snapshots are taken, how long they are kept, and where their copies go.</summary>
internal sealed record Schedule
{
    public bool AutoCopySettingsEnabled { get; init; }

    public bool AutoExportEnabled { get; init; }

    public bool CopyPolicyItemsEnabled { get; init; }

    public IReadOnlyList<CopySetting> CopySettings { get; init; } = [];

    public AutoExport? Export { get; init; }

    public IReadOnlyList<ExtraRetention> ExtraRetentionSettings { get; init; } = [];

    public DateTimeOffset NextSnapshot { get; init; }

    public IReadOnlyList<Policy> Policies { get; init; } = [];

    public int ReferenceHourOfDay { get; init; } = 18;

    public int ReferenceMinuteOfHour { get; init; }

    public int RestoreWindowDays { get; init; } = 7;

    public bool UseOrgAndGroupNamesInExportPrefix { get; init; }
}

/// <summary>The rules of a schedule.</summary>
internal sealed record Policy(string Id, IReadOnlyList<PolicyItem> PolicyItems);

/// <summary>One rule: how often, and how long the snapshots are kept.</summary>
internal sealed record PolicyItem
{
    public int FrequencyInterval { get; init; } = 1;

    public string FrequencyType { get; init; } = "daily";

    public string? Id { get; init; }

    public string RetentionUnit { get; init; } = "days";

    public int RetentionValue { get; init; } = 7;
}

/// <summary>Where one zone's snapshots are copied to.</summary>
internal sealed record CopySetting
{
    public string CloudProvider { get; init; } = "AWS";

    public IReadOnlyList<CopyItem>? CopyPolicyItems { get; init; }

    public IReadOnlyList<string>? Frequencies { get; init; }

    public int? LastNumberOfSnapshots { get; init; }

    public string RegionName { get; init; } = "EU_WEST_1";

    public bool ShouldCopyOplogs { get; init; }

    public required string ZoneId { get; init; }
}

/// <summary>Which snapshots are copied. Copies of on-demand snapshots have no retention of their own.</summary>
internal sealed record CopyItem(string FrequencyType, string Id, string? RetentionUnit, int? RetentionValue);

/// <summary>Exports that Atlas starts by itself.</summary>
internal sealed record AutoExport(string ExportBucketId, string FrequencyType);

/// <summary>Days that snapshots are kept beyond their rule.</summary>
internal sealed record ExtraRetention(string FrequencyType, int RetentionDays);
