using System.Text;
using System.Threading.Channels;
using AtlasBackup.Core.Values;
using Grpc.Core;
using Grpc.Net.Client;
using Pulumirpc;

namespace AtlasBackup.Provider.Pulumi;

/// <summary>
/// Sends log lines to the engine, in order and in the background. Whether they arrive changes nothing for the calls
/// that they are about.
/// </summary>
internal sealed class EngineLog : IProviderLog, IAsyncDisposable
{
    private const int MaxWaiting = 1000;
    private const int MaxJoined = 16 * 1024;

    // A line may be a warning, and an engine on a busy machine takes its time.
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(30);

    // A read that is over within a second shows no progress.
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromSeconds(1);

    // How long debug lines wait for others to go with.
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

    /// <summary>Says where the engine listens; lines that were written before are sent there too.</summary>
    public void Connect(string address) => _address = address;

    /// <summary>
    /// Writes a line that comes with every request: those of a moment go together, and cost next to nothing.
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

    /// <summary>Sends what is waiting, as far as the time allows, and ends.</summary>
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
        // What was said before is heard before.
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
            // The engine is on this machine: no proxy knows the way to it.
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
                    // The engine is gone or busy: the line is lost, and nothing else.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The end of the plugin is the end of its log.
        }
        catch (UriFormatException)
        {
            // An address that is none: there is nobody to tell.
        }
    }
}
