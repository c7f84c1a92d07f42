using Pulumirpc;
using static Pulumirpc.ResourceMonitorFeature;

namespace AtlasBackup.EngineHost.Programs;

/// <summary>The features that this engine reports, by the name that SDKs ask for and by number.</summary>
internal static class MonitorFeatures
{
    private static readonly Dictionary<string, ResourceMonitorFeature> ByName = new(StringComparer.Ordinal)
    {
        ["secrets"] = Secrets,
        ["resourceReferences"] = ResourceReferences,
        ["outputValues"] = OutputValues,
        ["aliasSpecs"] = AliasSpecs,
        ["replacementTrigger"] = ReplacementTrigger,
        ["deletedWith"] = DeletedWith,
        ["replaceWith"] = ReplaceWith,
        ["transforms"] = Transforms,
        ["invokeTransforms"] = InvokeTransforms,
        ["parameterization"] = ResourceMonitorFeature.Parameterization,
        ["resourceHooks"] = ResourceHooks,
        ["errorHooks"] = ErrorHooks,
        ["sendsOptionsToHooks"] = SendsOptionsToHooks,
    };

    // Only GetDeploymentInfo reports these two.
    public static IEnumerable<ResourceMonitorFeature> All => [.. ByName.Values, InvokeDependsOn, InvokeParent];

    public static bool Supports(string name) => ByName.ContainsKey(name);
}
