namespace DriftCheck;

/// <summary>What the team declares in the configuration of the stack. "none" stands for an empty list.</summary>
internal sealed record Declaration(
    string[] Schedule,
    string[] PointInTime,
    string[] CopyRegions,
    string[] ExportBuckets,
    string CompliancePolicy,
    string[] SkippedClusters)
{
    /// <summary>Says that the compliance policy is not compared: only Project Owners can read it.</summary>
    public const string Unchecked = "unchecked";

    public static Declaration Read(Pulumi.Config config) => new(
        List(config, "schedule"),
        List(config, "pointInTime"),
        List(config, "copyRegions"),
        List(config, "exportBucketId"),
        config.Require("compliancePolicy"),
        List(config, "skipClusters"));

    private static string[] List(Pulumi.Config config, string key) => config.Require(key) is var text && text == "none"
        ? []
        : text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
