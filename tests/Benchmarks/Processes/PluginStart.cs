using System.Diagnostics;
using AtlasBackup.Benchmarks.Rows;
using AtlasBackup.EngineHost.Services;

namespace AtlasBackup.Benchmarks.Processes;

/// <summary>One start of a plugin, from before its process was made.</summary>
/// <param name="Port">To the end of the port line.</param>
/// <param name="FirstAnswer">To the answer of the first Invoke.</param>
/// <param name="ThreadTime">What the process has taken of the processors when Configure has been answered.</param>
/// <param name="IdleBytes">What the process occupies after Configure.</param>
internal readonly record struct PluginStart(TimeSpan Port, TimeSpan FirstAnswer, TimeSpan ThreadTime, long IdleBytes)
{
    public static async Task<PluginStart> MeasureAsync(string path, Atlas atlas, EngineServer engine)
    {
        var request = InvokeRows.Checkpoint(1);
        var watch = Stopwatch.StartNew();
        using var plugin = await LoadedPlugin.StartAsync(path, engine, atlas.BaseUrl);
        var (idle, threadTime) = (plugin.Process.ResidentBytes, plugin.Process.ThreadTime);
        await plugin.InvokeAsync(request);
        return new PluginStart(plugin.Process.StartTime, watch.Elapsed, threadTime, idle);
    }
}
