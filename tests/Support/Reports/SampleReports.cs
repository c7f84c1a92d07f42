using System.Globalization;
using AtlasBackup.Core.Functions;

namespace AtlasBackup.Tests.Support.Reports;

/// <summary>Makes reports on projects, in the form of the outputs of readProjectBackups.</summary>
internal static class SampleReports
{
    public const string GroupId = "64f0c0a1b2c3d4e5f6a7b8c9";

    public static DateTimeOffset Now { get; } = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A project of five clusters that differ in all that the page shows.</summary>
    public static OutputObject Varied() => Of(
        [
            SampleClusters.Archive(),
            SampleClusters.Orders("orders"),
            SampleClusters.Sessions("sessions"),
            SampleClusters.Shop("shop"),
            SampleClusters.Staging(),
        ],
        [
            Skipped("playground", "free", "it is an M0 cluster, which has no backups"),
            Skipped("sandbox", "replicaSet", "it is excluded"),
        ]);

    /// <summary>A project of many clusters, each with about 60 snapshots.</summary>
    public static OutputObject Large(int count) => Of(
        [
            .. Enumerable.Range(1, count).Select(number =>
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"production-{number:000}");
                return number % 5 == 0 ? SampleClusters.Shop(name) : SampleClusters.Orders(name);
            }),
        ],
        []);

    public static OutputObject Of(IReadOnlyList<OutputObject> clusters, IReadOnlyList<OutputObject> skipped)
    {
        var verdicts = clusters.Select(cluster => cluster.Object("readiness")).OfType<OutputObject>().ToList();
        var ready = verdicts.Count(verdict => verdict.Flag("ready") == true);
        return new OutputObject()
            .Add("assessedAt", Text(Now))
            .Add("clusters", clusters)
            .Add("groupId", GroupId)
            .Add("notReadyCount", (double)(verdicts.Count - ready))
            .Add("notes", skipped.Select(one => $"{one.Text("clusterName")} was not judged: {one.Text("reason")}"))
            .Add("projectName", "webshop")
            .Add("ready", ready == verdicts.Count && ready > 0)
            .Add("readyCount", (double)ready)
            .Add(
                "reasons",
                verdicts.SelectMany(
                    verdict => verdict.Texts("reasons").Select(reason => $"{verdict.Text("clusterName")}: {reason}")))
            .Add("skipped", skipped)
            .Add("skippedCount", (double)skipped.Count);
    }

    public static OutputObject Skipped(string name, string kind, string reason) => new OutputObject()
        .Add("clusterKind", kind)
        .Add("clusterName", name)
        .Add("reason", reason);

    public static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The time so many hours before the verdict.</summary>
    public static string Ago(double hours) => Text(Now.AddHours(-hours));
}
