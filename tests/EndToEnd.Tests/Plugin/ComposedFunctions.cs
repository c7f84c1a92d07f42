using AtlasBackup.AtlasSimulator;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.EndToEnd.Tests.Plugin;

/// <summary>The functions that are composed of others, with arguments for a project of the simulated world.</summary>
internal static class ComposedFunctions
{
    private const string Verdict = "atlasbackup:index:getBackupReadiness";
    private const string ProjectVerdict = "atlasbackup:index:getProjectBackupReadiness";

    /// <summary>Everything is demanded, so that everything is read.</summary>
    private static readonly (string Name, object? Value)[] Demands =
    [
        ("requirePointInTime", true), ("maxRestoreTestAgeHours", 24), ("maxExportAgeHours", 24),
        ("requireCompliancePolicy", true),
    ];

    public static IEnumerable<(string Token, Struct Args)> Calls =>
    [
        (Verdict, Properties.Of(
            [("projectName", WorldData.Webshop), ("clusterName", WorldData.Orders), .. Demands])),
        (ProjectVerdict, Properties.Of([("groupId", WorldData.WebshopId), .. Demands])),
    ];
}
