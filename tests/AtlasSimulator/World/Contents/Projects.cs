using AtlasBackup.AtlasSimulator.World.Records;

namespace AtlasBackup.AtlasSimulator.World.Contents;

/// <summary>The projects that the world begins with.</summary>
internal static class Projects
{
    public static IEnumerable<ProjectStore> Of(Maker make, SimulatorOptions options)
    {
        yield return Webshop(make, options.FlexRestoreJobs);
        yield return Payments(make);
        yield return new ProjectStore(Described(make, WorldData.SandboxId, WorldData.Sandbox));
        if (options.FleetClusters > 0)
        {
            yield return Fleet(make, options.FleetClusters);
        }
    }

    private static ProjectStore Fleet(Maker make, int count)
    {
        var fleet = new ProjectStore(Described(make, WorldData.FleetId, WorldData.Fleet));
        fleet.Clusters.AddRange(Enumerable.Range(0, count)
            .Select(number => ReplicaSets.Described(make, 1_000 + number, WorldData.FleetCluster(number)))
            .Select(cluster => ReplicaSets.WithSnapshots(make, cluster)));
        return fleet;
    }

    private static ProjectStore Webshop(Maker make, int flexRestoreJobs)
    {
        var store = new ProjectStore(Described(make, WorldData.WebshopId, WorldData.Webshop) with
        {
            Tags = [new Pair("environment", "production")],
        })
        {
            Encryption = new EncryptionAtRest
            {
                AwsKms = new AwsKey
                {
                    CustomerMasterKeyID = WorldData.MasterKey,
                    Enabled = true,
                    Region = WorldData.HomeRegion,
                    Valid = true,
                },
            },
        };
        store.Clusters.AddRange(
            [.. ReplicaSets.Of(make), Orders.Of(make), .. ShardedClusters.Of(make), LegacyCluster.Of(make)]);
        store.FlexClusters.AddRange(FlexClusters.Of(make, flexRestoreJobs));
        store.Buckets.AddRange(Buckets());
        store.PrivateEndpoints.AddRange(Endpoints());
        return store;
    }

    private static ProjectStore Payments(Maker make)
    {
        var store = new ProjectStore(Described(make, WorldData.PaymentsId, WorldData.Payments))
        {
            Encryption = new EncryptionAtRest
            {
                AzureKeyVault = new AzureKey { Enabled = true, KeyVaultName = "payments-keys", Valid = true },
            },
            Policy = new CompliancePolicy
            {
                OnDemandPolicyItem = new PolicyItem
                {
                    FrequencyInterval = 0,
                    FrequencyType = "ondemand",
                    Id = Maker.Numbered("66b6", 21),
                    RetentionValue = 3,
                },
                ScheduledPolicyItems =
                [
                    new PolicyItem { FrequencyInterval = 6, FrequencyType = "hourly", Id = Maker.Numbered("66b6", 22) },
                    new PolicyItem { Id = Maker.Numbered("66b6", 23) },
                ],
                UpdatedDate = make.At("-90d"),
            },
        };
        store.Clusters.Add(ReplicaSets.Accounts(make));
        return store;
    }

    private static Project Described(Maker make, string id, string name) =>
        new() { Id = id, Name = name, Created = make.At("-500d") };

    private static IEnumerable<Bucket> Buckets() =>
    [
        new Bucket
        {
            Id = WorldData.AwsBucketId,
            BucketName = "webshop-exports",
            IamRoleId = Maker.Numbered("66b8", 1),
            Region = "eu-central-1",
            RequirePrivateNetworking = true,
        },
        new Bucket
        {
            Id = WorldData.AzureBucketId,
            CloudProvider = "AZURE",
            RoleId = Maker.Numbered("66b8", 2),
            ServiceUrl = "https://webshopexports.blob.core.windows.net/exports",
            TenantId = "4297fc77-1592-4de8-a6d5-a8c32401df87",
        },
        new Bucket
        {
            Id = WorldData.GoogleBucketId,
            BucketName = "webshop-exports-gcp",
            CloudProvider = "GCP",
            RoleId = Maker.Numbered("66b8", 3),
        },
    ];

    private static IEnumerable<PrivateEndpoint> Endpoints() =>
    [
        Endpoint(1, "ACTIVE"),
        Endpoint(2, "FAILED") with { ErrorMessage = "The connection was rejected.", VpcRegionName = "EU_WEST_1" },
        Endpoint(3, "INITIATING") with { PrivateEndpointConnectionName = null },
        Endpoint(4, "PENDING_ACCEPTANCE"),
        Endpoint(5, "PENDING_RECREATION"),
        Endpoint(6, "DELETING"),
    ];

    private static PrivateEndpoint Endpoint(int number, string status) => new()
    {
        Id = Maker.Numbered("66b7", number),
        PrivateEndpointConnectionName = "vpce-0a1b2c3d4e5f60718",
        Status = status,
    };
}
