using System.Text;
using System.Threading.Channels;
using AtlasBackup.Core.Values;
using Grpc.Core;
using Grpc.Net.Client;
using Pulumirpc;

namespace AtlasBackup.Provider.Pulumi;

/// <summary>
/// Sends log lines to the engine, in order and in the background. A line that does not arrive has no effect on its
/// call.
/// </summary>
internal sealed class EngineLog : IProviderLog, IAsyncDisposable
{
    private const int MaxWaiting = 1000;
    private const int MaxJoined = 16 * 1024;

    // A line may be an important warning, and an engine on a busy machine may be slow.
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(30);

    // A read that ends within a second shows no progress.
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromSeconds(1);

    // How long a debug line waits for others, so that they are sent together.
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(200);

    private readonly Channel<LogRequest> _lines = Channel.CreateBounded<LogRequest>(
        new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _end = new();
    private readonly Lazy<Task> _sending;
    private readonly Throttle _progress;
    private readonly Lock _lock = new();
    private readonly StringBuilder _debugLines = new();
    private readonly ITimer _lingering;
    private volatile string? _address;

    public EngineLog(TimeProvider time)
    {
        _time = time;
        _progress = new Throttle(time, ProgressInterval);
        _lingering = time.CreateTimer(_ => WriteDebugLines(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _sending = new Lazy<Task>(() => Task.Run(SendAsync));
    }

    /// <summary>
    /// Sets the address at which the engine listens. Lines that were written before are sent there, too.
    /// </summary>
    public void Connect(string address) => _address = address;

    /// <summary>
    /// Writes a debug line, of which every request has one. Lines that are written at nearly the same time are sent in
    /// one message, which costs very little.
    /// </summary>
    public void Debug(string message)
    {
        lock (_lock)
        {
            if (_debugLines.Length == 0)
            {
                _lingering.Change(Linger, Timeout.InfiniteTimeSpan);
            }

            _debugLines.Append(_debugLines.Length == 0 ? "" : "\n").Append(message);
            if (_debugLines.Length >= MaxJoined)
            {
                WriteDebugLines();
            }
        }
    }

    public void Info(string message) => Write(LogSeverity.Info, message);

    public void Warning(string message) => Write(LogSeverity.Warning, message);

    public void Progress(string message)
    {
        if (_progress.Pass(ProgressInterval) is not null)
        {
            Write(LogSeverity.Info, message, isEphemeral: true);
        }
    }

    /// <summary>Sends the lines that are waiting, as far as the time allows, and ends.</summary>
    public async ValueTask FlushAsync(TimeSpan atMost)
    {
        WriteDebugLines();
        _lines.Writer.TryComplete();
        if (_address is not null && _sending.IsValueCreated)
        {
            await Task.WhenAny(_sending.Value, Task.Delay(atMost, _time, CancellationToken.None));
        }
    }

    public async ValueTask DisposeAsync()
    {
        _lines.Writer.TryComplete();
        await _lingering.DisposeAsync();
        await _end.CancelAsync();
        if (_sending.IsValueCreated)
        {
            await _sending.Value;
        }

        _end.Dispose();
    }

    private void Write(LogSeverity severity, string message, bool isEphemeral = false)
    {
        // Debug lines that were written before this line must arrive before it.
        WriteDebugLines();
        Enqueue(new LogRequest { Severity = severity, Message = message, Ephemeral = isEphemeral });
    }

    private void WriteDebugLines()
    {
        lock (_lock)
        {
            if (_debugLines.Length > 0)
            {
                Enqueue(new LogRequest { Severity = LogSeverity.Debug, Message = _debugLines.ToString() });
                _debugLines.Clear();
            }
        }
    }

    private void Enqueue(LogRequest line)
    {
        if (_lines.Writer.TryWrite(line) && _address is not null)
        {
            _ = _sending.Value;
        }
    }

    private async Task SendAsync()
    {
        try
        {
            // The engine is on this machine, so no proxy is used.
            using var network = new SocketsHttpHandler { UseProxy = false };
            using var channel = GrpcChannel.ForAddress(
                $"http://{_address}", new GrpcChannelOptions { HttpHandler = network });
            var engine = new Engine.EngineClient(channel);
            await foreach (var line in _lines.Reader.ReadAllAsync(_end.Token))
            {
                var deadline = _time.GetUtcNow().UtcDateTime + SendTimeout;
                try
                {
                    await engine.LogAsync(line, deadline: deadline, cancellationToken: _end.Token);
                }
                catch (RpcException)
                {
                    // The engine has ended or is busy. Only this line is lost.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The plugin ends, and its log with it.
        }
        catch (UriFormatException)
        {
            // The address is invalid, so nobody can be told.
        }
    }
}
