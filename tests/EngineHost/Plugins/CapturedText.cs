using System.Text;

namespace AtlasBackup.EngineHost.Plugins;

/// <summary>Reads a stream to its end in the background and keeps the text.</summary>
internal sealed class CapturedText(Stream source)
{
    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();

    public string Text
    {
        get
        {
            lock (_gate)
            {
                return _text.ToString();
            }
        }
    }

    public Task Completed { get; private set; } = Task.CompletedTask;

    public void Start() => Completed = DrainAsync();

    private async Task DrainAsync()
    {
        using var reader = new StreamReader(source, Encoding.UTF8);
        var buffer = new char[4096];
        try
        {
            while (await reader.ReadAsync(buffer.AsMemory()) is var count and > 0)
            {
                lock (_gate)
                {
                    _text.Append(buffer, 0, count);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The process was disposed of while something else still held its output open.
        }
    }
}
