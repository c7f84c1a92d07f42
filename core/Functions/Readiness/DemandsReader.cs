using AtlasBackup.Core.Contract;

namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>Reads the demands from the arguments of a call.</summary>
internal static class DemandsReader
{
    private static readonly Demands Default = new();

    public static Demands Read(Arguments arguments) => new()
    {
        MaxAgeHours = arguments.Number("maxAgeHours") ?? Default.MaxAgeHours,
        MinRemainingHours = arguments.Number("minRemainingHours") ?? Default.MinRemainingHours,
        RecoveryPointAfter = InputRule.ReadTime(arguments.Text("recoveryPointAfter")),
        SnapshotType = arguments.Text("snapshotType"),
        AllowsFallbackSnapshots = arguments.IsTrue("allowFallbackSnapshots"),
        RequiresPointInTime = arguments.IsTrue("requirePointInTime"),
        MinRestoreWindowHours = arguments.Number("minRestoreWindowHours"),
        MinSnapshotCount = arguments.Integer("minSnapshotCount"),
        MaxRestoreTestAgeHours = arguments.Number("maxRestoreTestAgeHours"),
        CopyRegions = [.. arguments.Texts("copyRegions")],
        RequiresCopy = arguments.IsTrue("requireCopy"),
        MaxExportAgeHours = arguments.Number("maxExportAgeHours"),
        NoFailureWithinHours = arguments.Number("noFailureWithinHours"),
        RequiresCompliancePolicy = arguments.IsTrue("requireCompliancePolicy"),
        ClusterKinds = arguments.Has("clusterKinds")
            ? [.. arguments.Texts("clusterKinds").Select(text => Enum.Parse<ClusterKind>(text, ignoreCase: true))]
            : Default.ClusterKinds,
        AllowsPaused = arguments.IsTrue("allowPaused"),
    };
}
