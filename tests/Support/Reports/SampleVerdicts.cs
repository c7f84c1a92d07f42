using AtlasBackup.Core.Functions;

namespace AtlasBackup.Tests.Support.Reports;

/// <summary>Makes verdicts, in the form of the outputs of getBackupReadiness.</summary>
internal static class SampleVerdicts
{
    public static OutputObject Of(string name, string kind, IReadOnlyList<OutputObject> checks, params string[] notes)
    {
        var failed = checks.Where(check => check.Flag("passed") == false && check.Text("actual") is not null).ToList();
        return new OutputObject()
            .Add("assessedAt", SampleReports.Text(SampleReports.Now))
            .Add("checks", checks)
            .Add("clusterKind", kind)
            .Add("clusterName", name)
            .Add("groupId", SampleReports.GroupId)
            .Add("notes", notes)
            .Add("ready", failed.Count == 0)
            .Add("reasons", failed.Select(check => check.Text("message") ?? ""));
    }

    public static OutputObject Point(double hours, string kind, string? type) => new OutputObject()
        .Add("ageSeconds", hours * 3600)
        .Add("assumed", kind == "pointInTime")
        .Add("copyRegions", (string[])[])
        .Add("id", SampleEvents.Id(hours, "51"))
        .Add("kind", kind)
        .Add("snapshotType", type)
        .Add("time", SampleReports.Ago(hours));

    public static OutputObject Window(double startHours, double endHours, string kind) => new OutputObject()
        .Add("assumed", kind == "pointInTime")
        .Add("end", SampleReports.Ago(endHours))
        .Add("kind", kind)
        .Add("start", SampleReports.Ago(startHours));

    public static OutputObject Passed(string name, string expected, string actual) =>
        Check(name, expected, actual, $"the check passed: {actual}", isPassed: true);

    public static OutputObject Failed(string name, string expected, string actual, string message) =>
        Check(name, expected, actual, message, isPassed: false);

    public static OutputObject NotAssessed(string name, string expected) => Check(
        name,
        expected,
        actual: null,
        "not assessed, because an earlier check left no recovery point",
        isPassed: false);

    /// <summary>The checks of a cluster whose snapshots fit it.</summary>
    public static IEnumerable<OutputObject> UsualChecks(string kind) =>
    [
        Passed("clusterKind", "a replica set, a sharded cluster or a Flex cluster", kind),
        Passed("clusterState", "available and not paused", "available (IDLE)"),
        Passed("backupEnabled", "backup is on", "on"),
        Passed("recoveryPoint", "a restorable snapshot", $"of {SampleReports.Ago(3.95)}"),
        Passed("topology", "a snapshot of the same shards", "a snapshot of the same shards"),
        Passed("version", "MongoDB 8.0 or lower", "of MongoDB 8.0"),
        Passed("encryption", "any key", "a snapshot whose key does not matter or is not shown"),
    ];

    private static OutputObject Check(string name, string expected, string? actual, string message, bool isPassed) =>
        new OutputObject()
            .Add("actual", actual)
            .Add("expected", expected)
            .Add("message", message)
            .Add("name", name)
            .Add("passed", isPassed);
}
