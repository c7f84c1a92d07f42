using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.Terraform.Names;

namespace AtlasBackup.Provider.Terraform;

/// <summary>
/// Writes log lines in the form in which Terraform reads them from stderr, and keeps warnings for the next answer, in
/// which Terraform shows them.
/// </summary>
/// <param name="output">Takes the lines, or null where nobody reads them.</param>
/// <param name="time">The clock.</param>
internal sealed class TerraformLog(TextWriter? output, TimeProvider time) : IProviderLog
{
    // Nobody reads more of them, and each is a part of an answer.
    private const int MaxWarnings = 100;

    // A read that ends within a second shows no progress.
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromSeconds(1);

    private readonly Throttle _progress = new(time, ProgressInterval);
    private readonly ConcurrentQueue<string> _warnings = new();
    private readonly Lock _lock = new();

    public void Debug(string message) => Write("debug", message);

    public void Info(string message) => Write("info", message);

    public void Warning(string message)
    {
        Write("warn", message);
        if (_warnings.Count < MaxWarnings)
        {
            _warnings.Enqueue(message);
        }
    }

    public void Progress(string message)
    {
        if (_progress.Pass(ProgressInterval) is not null)
        {
            Write("info", message);
        }
    }

    /// <summary>The warnings since the last time, each once.</summary>
    public IEnumerable<string> TakeWarnings()
    {
        while (_warnings.TryDequeue(out var warning))
        {
            yield return warning;
        }
    }

    // Terraform stops if the message is not text, and shows the year 1 if the time has another form.
    private void Write(string level, string message)
    {
        if (output is null)
        {
            return;
        }

        var line = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteString("@level", level);
            json.WriteString("@message", message);
            json.WriteString("@module", TerraformNames.Provider);
            json.WriteString(
                "@timestamp",
                time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }

        try
        {
            lock (_lock)
            {
                output.WriteLine(Encoding.UTF8.GetString(line.WrittenSpan));
                output.Flush();
            }
        }
        catch (IOException)
        {
            // Terraform has ended, and nobody reads the line.
        }
    }
}
