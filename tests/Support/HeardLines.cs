namespace AtlasBackup.Tests.Support;

/// <summary>
/// Appends what the tests saw the plugin say to a file of this process, in the folder that HEARD_LINES names.
/// Without the variable nothing is written.
/// </summary>
internal static class HeardLines
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
            File.AppendAllText(Path.Combine(Folder, $"support-{Environment.ProcessId}.txt"), $"{text}\n");
        }
    }
}
