using AtlasBackup.Core.Functions;

namespace AtlasBackup.Tests.Support.Reports;

/// <summary>A report in which every text that comes from Atlas tries to be a part of the page.</summary>
internal static class HostileReport
{
    /// <summary>Ends of elements, an attribute and a comment, and characters that are invisible or turn others around.</summary>
    public const string Text = "</title></desc></style></svg><script>alert(1)</script><img src=//example.test onerror=x>"
        + "<style>@import '//example.test'</style><!-- \" onload='x' &lt; \u202e\u0000\u2028";

    public static OutputObject Make()
    {
        var check = new OutputObject().Add("actual", Text).Add("expected", Text).Add("message", Text).Add("name", Text);
        var point = SampleVerdicts.Point(3, Text, Text);
        var verdict = new OutputObject()
            .Add("checks", (OutputObject[])[check])
            .Add("clusterKind", Text)
            .Add("clusterName", Text)
            .Add("databaseEdition", Text)
            .Add("nextSnapshotAt", Text)
            .Add("notes", (string[])[Text])
            .Add("reasons", (string[])[Text])
            .Add("recoveryPoint", point)
            .Add("window", SampleVerdicts.Window(9, 3, Text));
        var cluster = SampleClusters.Cluster(
            verdict,
            [Event("createdAt"), SampleEvents.Snapshot(3, Text, Text, Text, Text, $"{Text}2")],
            [SampleEvents.Export(3, Text)],
            [SampleEvents.Restore(3, Text, Text)],
            [SampleEvents.Window(9, 3), SampleEvents.Window(2, 1)]);
        return new OutputObject()
            .Add("assessedAt", SampleReports.Text(SampleReports.Now))
            .Add("clusters", (OutputObject[])[cluster])
            .Add("groupId", Text)
            .Add("notes", (string[])[Text])
            .Add("projectName", Text)
            .Add("reasons", (string[])[Text])
            .Add("skipped", (OutputObject[])[SampleReports.Skipped(Text, Text, Text)]);
    }

    private static OutputObject Event(string timeName) => new OutputObject()
        .Add(timeName, Text)
        .Add("expiresAt", Text)
        .Add("frequencyType", Text)
        .Add("id", Text);
}
