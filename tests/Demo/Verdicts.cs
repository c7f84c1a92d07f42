using AtlasBackup.AtlasSimulator;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.Demo;

/// <summary>Asks whether a cluster can be restored: once so that it is, and once with demands that it does not meet.</summary>
internal sealed class Verdicts(Calls calls, TextWriter output)
{
    public async Task ShowAsync()
    {
        await ShowAsync(
            "a point in time of the last hour, with a copy in another region",
            ("maxAgeHours", 1),
            ("requirePointInTime", true),
            ("requireCopy", true));
        await ShowAsync(
            "any moment of the last three days, and no failure for a day",
            ("requirePointInTime", true),
            ("minRestoreWindowHours", 72),
            ("noFailureWithinHours", 24));
    }

    private async Task ShowAsync(string wish, params (string Name, object? Value)[] demands)
    {
        var verdict = await calls.GetAsync(
            "getBackupReadiness",
            [("projectName", WorldData.Webshop), ("clusterName", WorldData.Orders), .. demands]);
        var isReady = verdict.IsTrue("ready");
        var checks = verdict.Items("checks");
        Section.Write(
            output,
            $"Can {WorldData.Orders} be restored to {wish}? {(isReady ? "Ready" : "Not ready")}",
            isReady ? checks.Select(check => Row(check, "actual")) : Failed(checks));
    }

    private static IEnumerable<(string Label, string Text)> Failed(IEnumerable<Struct> checks) => checks
        .Where(check => !check.IsTrue("passed") && check.At("actual") is not null)
        .Select(check => Row(check, "message"));

    private static (string Label, string Text) Row(Struct check, string path) => (check.Text("name"), check.Text(path));
}
