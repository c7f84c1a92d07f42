using AtlasBackup.Core.Functions.Readiness;
using static AtlasBackup.Core.Tests.Functions.Readiness.Example;
using static AtlasBackup.Core.Tests.Functions.Readiness.States;

namespace AtlasBackup.Core.Tests.Functions.Readiness;

/// <summary>Copies of snapshots and of the oplog.</summary>
internal static class CopyExamples
{
    private static readonly Demands Elsewhere = Usual with { RequiresCopy = true };

    public static IEnumerable<Example> All =>
    [
        new("no copies", ReplicaSet(), Usual with { CopyRegions = ["US_EAST_1", "EU_WEST_1"] }),
        new(
            "a copy in one region of two",
            CopiedTo("EU_WEST_1"),
            Usual with { CopyRegions = ["US_EAST_1", "EU_WEST_1"] }),
        new(
            "copies in more regions than asked",
            CopiedTo("US_EAST_1", "AP_SOUTH_1", "EU_WEST_1"),
            Usual with { CopyRegions = ["EU_WEST_1", "AP_SOUTH_1", "EU_WEST_1"] }),
        new("a copy elsewhere", CopiedTo("EU_WEST_1", "EU_CENTRAL_1"), Elsewhere),
        new("a copy in the cluster's own region only", CopiedTo("EU_CENTRAL_1"), Elsewhere),
        new(
            "a copy in a certain region, and none elsewhere",
            CopiedTo("EU_CENTRAL_1"),
            Elsewhere with { CopyRegions = ["EU_CENTRAL_1"] }),
        new(
            "a copy that may be in the cluster's region",
            CopiedTo("EU_WEST_1").With(cluster => cluster with { Regions = ["EU_CENTRAL_1", null] }),
            Elsewhere),
        new(
            "no known region of the cluster",
            CopiedTo("EU_WEST_1").With(cluster => cluster with { Regions = [] }),
            Elsewhere),
        new("the oplogs of every zone have copies", Zones("zone-1", "zone-2"), Point),
        new("the oplog of a zone has no copy", Zones("zone-1"), Point),
        new(
            "a zone without an ID",
            Zones("zone-1", "zone-2").With(cluster => cluster with { Zones = ["zone-1", null] }),
            Point),
        new("no zone", Zones("zone-1", "zone-2").With(cluster => cluster with { Zones = [] }), Point),
    ];

    // Young enough is only the point in time.
    private static Demands Point => Usual with { CopyRegions = ["EU_WEST_1"], MaxAgeHours = 1 };

    private static BackupFacts CopiedTo(params string[] regions) =>
        ReplicaSet().Each(snapshot => snapshot with { CopyRegions = regions });

    private static BackupFacts Zones(params string[] copied)
    {
        var facts = Continuous()
            .With(cluster => cluster with { Zones = ["zone-1", "zone-2"] })
            .Each(snapshot => snapshot with { CopyRegions = ["EU_WEST_1"] });
        var copies = copied.Select(zone => new CopySetting(zone, "EU_WEST_1", CopiesOplogs: true));
        return facts with
        {
            Schedule = facts.Schedule with { Copies = [.. copies, new CopySetting("zone-2", "EU_WEST_1", false)] },
        };
    }
}
