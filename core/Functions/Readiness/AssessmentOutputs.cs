using System.Text.Json;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>Makes outputs of a verdict.</summary>
internal static class AssessmentOutputs
{
    // As the longest error: a reason ends in the same logs.
    private const int MaxLength = 1000;

    public static OutputObject Of(Assessment assessment)
    {
        var (cluster, verdict, time) = assessment;
        return new OutputObject()
            .Add("assessedAt", Texts.Time(time))
            .Add("checks", verdict.Checks.Select(Check))
            .Add("clusterKind", Name(cluster.Kind))
            .Add("clusterName", cluster.Name)
            .Add("databaseEdition", cluster.Edition)
            .Add("groupId", cluster.GroupId)
            .Add("inProgressSnapshotId", verdict.PendingSnapshotId)
            .Add("nextSnapshotAt", Time(verdict.NextSnapshotAt))
            .Add("notes", Lines(verdict.Notes))
            .Add("ready", verdict.IsReady)
            .Add("reasons", Lines(verdict.Reasons))
            .Add("recoveryPoint", verdict.RecoveryPoint is { } point ? Point(point, time) : null)
            .Add("window", verdict.Window is { } window ? Window(window) : null);
    }

    /// <summary>Texts that may repeat words of Atlas, each on one line.</summary>
    public static IEnumerable<string> Lines(IEnumerable<string> texts) => texts.Select(Line);

    public static string? Time(DateTimeOffset? time) => time is { } given ? Texts.Time(given) : null;

    /// <summary>A value of an enumeration as the contract names it.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static OutputObject Check(Check check) => new OutputObject()
        .Add("actual", check.Actual is { } actual ? Line(actual) : null)
        .Add("expected", Line(check.Expected))
        .Add("message", Line(check.Message))
        .Add("name", Name(check.Name))
        .Add("passed", check.IsPassed);

    private static OutputObject Point(RecoveryPoint point, DateTimeOffset now) => new OutputObject()
        .Add("ageSeconds", Math.Max(0, Math.Floor((now - point.Moment).TotalSeconds)))
        .Add("assumed", point.IsAssumed)
        .Add("copyRegions", point.CopyRegions.Distinct().Order(StringComparer.Ordinal))
        .Add("expiresAt", Time(point.ExpiresAt))
        .Add("id", point.Id)
        .Add("kind", Name(point.Kind))
        .Add("snapshotType", point.IsAssumed ? null : point.Snapshot.Type)
        .Add("time", Texts.Time(point.Moment));

    private static OutputObject Window(RestoreWindow window) => new OutputObject()
        .Add("assumed", window.IsPointInTime)
        .Add("end", Texts.Time(window.End))
        .Add("kind", window.IsPointInTime ? "pointInTime" : "snapshots")
        .Add("start", Texts.Time(window.Start));

    private static string Line(string text) => TextLine.Shorten(TextLine.Visible(text), MaxLength);
}
