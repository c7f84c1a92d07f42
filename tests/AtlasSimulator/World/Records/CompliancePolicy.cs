namespace AtlasBackup.AtlasSimulator.World.Records;

/// <summary>A project's rules for the backups of all its clusters.</summary>
internal sealed record CompliancePolicy
{
    public string AuthorizedEmail { get; init; } = "firstname.lastname@example.com";

    public string AuthorizedUserFirstName { get; init; } = "Firstname";

    public string AuthorizedUserLastName { get; init; } = "Lastname";

    public bool CopyProtectionEnabled { get; init; } = true;

    public bool Deletable { get; init; }

    public bool EncryptionAtRestEnabled { get; init; } = true;

    public PolicyItem? OnDemandPolicyItem { get; init; }

    public bool PitEnabled { get; init; } = true;

    public int RestoreWindowDays { get; init; } = 7;

    public IReadOnlyList<PolicyItem> ScheduledPolicyItems { get; init; } = [];

    public string State { get; init; } = "ACTIVE";

    public DateTimeOffset UpdatedDate { get; init; }

    public string UpdatedUser { get; init; } = "firstname.lastname@example.com";
}

/// <summary>Whether a project's own keys can be used, in each cloud.</summary>
internal sealed record EncryptionAtRest
{
    public AwsKey AwsKms { get; init; } = new();

    public AzureKey AzureKeyVault { get; init; } = new();

    public GoogleKey GoogleCloudKms { get; init; } = new();

    public bool EnabledForSearchNodes { get; init; }
}

/// <summary>A key in AWS.</summary>
internal sealed record AwsKey
{
    public string? CustomerMasterKeyID { get; init; }

    public bool Enabled { get; init; }

    public string? Region { get; init; }

    public bool RequirePrivateNetworking { get; init; }

    public bool? Valid { get; init; }
}

/// <summary>A key in Azure.</summary>
internal sealed record AzureKey
{
    public bool Enabled { get; init; }

    public string? KeyIdentifier { get; init; }

    public string? KeyVaultName { get; init; }

    public bool? Valid { get; init; }
}

/// <summary>A key in Google Cloud.</summary>
internal sealed record GoogleKey
{
    public bool Enabled { get; init; }

    public string? KeyVersionResourceID { get; init; }

    public bool? Valid { get; init; }
}
