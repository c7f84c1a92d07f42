namespace AtlasBackup.EngineHost.Services;

/// <summary>
/// Appends what the stand-in for the engine heard from the plugin to a file of this process, in the folder that HEARD_LINES names.
/// Without the variable nothing is written.
/// </summary>
public static class HeardLines
{
    private static readonly Lock Gate = new();
    private static readonly string? Folder = Environment.GetEnvironmentVariable("HEARD_LINES");

    public static void Add(string text)
    {
        if (string.IsNullOrEmpty(Folder))
        {
            return;
        }

        lock (Gate)
        {
            File.AppendAllText(Path.Combine(Folder, $"host-{Environment.ProcessId}.txt"), $"{text}\n");
        }
    }
}
