using System.ComponentModel;
using System.Diagnostics;

namespace AtlasBackup.EngineHost.Plugins;

/// <summary>A plugin's process from its spawning to its end.</summary>
internal sealed class PluginProcess : IAsyncDisposable
{
    // Grandchildren can keep the pipes open without end, so the wait for the rest of the output ends after this time.
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(1);

    private readonly Process _process;
    private readonly string _path;
    private readonly CapturedText _output;
    private readonly CapturedText _error;
    private bool _disposed;

    private PluginProcess(Process process, string path)
    {
        _process = process;
        _path = path;
        _output = new(process.StandardOutput.BaseStream);
        _error = new(process.StandardError.BaseStream);
        _error.Start();
    }

    public int Id => _process.Id;

    public int Port { get; private set; }

    public string StandardOutput => _output.Text;

    public string StandardError => _error.Text;

    public bool HasExited => _process.HasExited;

    /// <exception cref="PluginStartException">The plugin cannot be started, ended early, or wrote no port.</exception>
    public static async Task<PluginProcess> StartAsync(
        PluginOptions options,
        string? engineAddress,
        CancellationToken cancellationToken)
    {
        var plugin = Spawn(options, engineAddress);
        try
        {
            await plugin.ReadPortAsync(options, cancellationToken);
            return plugin;
        }
        catch
        {
            await plugin.DisposeAsync();
            throw;
        }
    }

    public Task WaitForExitAsync(CancellationToken cancellationToken) => _process.WaitForExitAsync(cancellationToken);

    /// <summary>Sends SIGINT, and SIGKILL if the process does not end in time.</summary>
    public async Task<(int ExitCode, bool Killed)> StopAsync(TimeSpan patience)
    {
        var killed = false;
        if (!_process.HasExited)
        {
            Signals.SendInterrupt(Id);
            killed = !await ExitsWithinAsync(patience);
        }

        if (killed)
        {
            await KillAsync();
        }

        await DrainAsync();
        return (_process.ExitCode, killed);
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        await KillAsync();
        await DrainAsync();
        _disposed = true;
        _process.Dispose();
    }

    private static PluginProcess Spawn(PluginOptions options, string? engineAddress)
    {
        var path = options.ExecutablePath;
        try
        {
            var process = Process.Start(PluginCommand.Build(options, engineAddress))
                ?? throw new InvalidOperationException($"'{path}' did not start.");
            return new(process, path);
        }
        catch (Win32Exception exception)
        {
            // The exception's own message names the path twice, and the working directory.
            var reason = new Win32Exception(exception.NativeErrorCode).Message;
            throw new PluginStartException($"failed to load plugin {path}: {reason}", "", "", exception);
        }
    }

    private async Task ReadPortAsync(PluginOptions options, CancellationToken cancellationToken)
    {
        var (line, complete) = await PortLine.ReadAsync(_process.StandardOutput.BaseStream, cancellationToken);
        if (!complete)
        {
            throw await FailedAsync(await EarlyEndAsync(line), cause: null);
        }

        try
        {
            Port = PortLine.Parse(line);
        }
        catch (FormatException exception)
        {
            var message = $"{options.Package} (resource) plugin [{_path}] wrote an invalid port to stdout: "
                + exception.Message;
            throw await FailedAsync(message, exception);
        }

        _output.Start();
    }

    private async Task<string> EarlyEndAsync(string line)
    {
        await ExitsWithinAsync(DrainTime);
        var reason = _process is { HasExited: true, ExitCode: not 0 } ? $"exit status {_process.ExitCode}" : "EOF";
        return line.Length == 0
            ? $"could not read plugin [{_path}]: {reason}"
            : $"failure reading plugin [{_path}] (read '{line}'): {reason}";
    }

    private async Task<PluginStartException> FailedAsync(string message, Exception? cause)
    {
        await KillAsync();
        _output.Start();
        await DrainAsync();
        return new(message, StandardOutput, StandardError, cause);
    }

    private async Task<bool> ExitsWithinAsync(TimeSpan patience)
    {
        using var timer = new CancellationTokenSource(patience);
        try
        {
            await _process.WaitForExitAsync(timer.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return _process.HasExited;
        }
    }

    private async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            Signals.SendKill(_process);
            await _process.WaitForExitAsync();
        }
    }

    private async Task DrainAsync()
    {
        try
        {
            await Task.WhenAll(_output.Completed, _error.Completed).WaitAsync(DrainTime);
        }
        catch (TimeoutException)
        {
            // Any later output belongs to a process that the plugin left running.
        }
    }
}
