using System.Globalization;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.EngineHost.Plugins;

namespace AtlasBackup.Demo;

/// <summary>Shows what Atlas was asked, and how the plugin ended.</summary>
internal static class Summary
{
    public static void Show(TextWriter output, AtlasSimulatorServer atlas, ShutdownReport report)
    {
        var requests = atlas.Requests.All;
        var reads = requests.Count(request => request.Method == "GET");
        var refused = requests.Count(request => request.Status == 401);
        Section.Write(
            output,
            "What Atlas saw",
            ("requests", string.Create(
                CultureInfo.InvariantCulture,
                $"{reads} GET ({refused} answered with a challenge), {atlas.Counters.TokensMinted} token made, {atlas.Counters.TokensRevoked} given back")),
            ("writes", requests.All(request => request.Method == "GET" || IsSignIn(request)) ? "none" : "SOME"),
            ("plugin ended", string.Create(
                CultureInfo.InvariantCulture,
                $"exit code {report.ExitCode}, {report.Elapsed.TotalMilliseconds:0} ms after it was told to")));
    }

    private static bool IsSignIn(LoggedRequest request) => request.Path.StartsWith("/api/oauth/", StringComparison.Ordinal);
}
