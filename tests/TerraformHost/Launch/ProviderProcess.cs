using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using AtlasBackup.TerraformHost.Protocol;
using Grpc.Core;
using Grpc.Net.Client;

namespace AtlasBackup.TerraformHost.Launch;

/// <summary>A provider's process, started and connected as Terraform does it.</summary>
public sealed class ProviderProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly X509Certificate2? _certificate;
    private readonly X509Certificate2? _shown;
    private readonly StringBuilder _errors = new();

    // A provider that is killed leaves the folder of its socket.
    private readonly DirectoryInfo _temporary = Directory.CreateTempSubdirectory("tf-host-");
    private Task<string> _output = Task.FromResult("");
    private GrpcChannel? _channel;
    private AsyncServerStreamingCall<Output>? _stdio;

    private ProviderProcess(ProviderOptions options)
    {
        _certificate = options.IsEncrypted ? ClientCertificate.Create() : null;
        _shown = options.ShowsOtherCertificate ? ClientCertificate.Create() : _certificate;
        _process = Process.Start(StartInfo(options)) ?? throw new InvalidOperationException("nothing was started");
        _process.ErrorDataReceived += (_, line) => Append(line.Data);
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public int ExitCode => _process.ExitCode;

    public string StandardError
    {
        get
        {
            lock (_errors)
            {
                return _errors.ToString();
            }
        }
    }

    /// <summary>What a provider that has ended wrote to stdout after the first line.</summary>
    public Task<string> RestOfOutputAsync() => _output;

    /// <summary>The first line.</summary>
    public string Line { get; private set; } = "";

    /// <summary>The path of the provider's socket.</summary>
    public string Address => HandshakeLine.Parse(Line).Address;

    public Provider.ProviderClient Provider => new(Channel);

    private GrpcChannel Channel => _channel ?? throw new InvalidOperationException("it has written no first line");

    /// <summary>Starts a provider and reads its first line. Where it writes none, it has ended.</summary>
    public static async Task<ProviderProcess> StartAsync(
        ProviderOptions options,
        CancellationToken cancellationToken)
    {
        var provider = new ProviderProcess(options);
        try
        {
            await provider.ConnectAsync(cancellationToken);
            return provider;
        }
        catch
        {
            await provider.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens the stream that Terraform holds as long as it lives.</summary>
    public async Task HoldStdioAsync(CancellationToken cancellationToken)
    {
        _stdio = new GRPCStdio.GRPCStdioClient(Channel).StreamStdio(
            new Blank(), cancellationToken: CancellationToken.None);
        await _stdio.ResponseHeadersAsync.WaitAsync(cancellationToken);
    }

    public async Task ShutdownAsync(CancellationToken cancellationToken) =>
        await new GRPCController.GRPCControllerClient(Channel).ShutdownAsync(
            new Blank(), cancellationToken: cancellationToken);

    /// <summary>Closes the connection, as the system does for a Terraform that was killed.</summary>
    public void Disconnect()
    {
        _stdio?.Dispose();
        _channel?.Dispose();
    }

    public Task WaitForExitAsync(CancellationToken cancellationToken) => _process.WaitForExitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        Disconnect();
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _temporary.Delete(recursive: true);
        _certificate?.Dispose();
        _shown?.Dispose();
    }

    private void Append(string? line)
    {
        lock (_errors)
        {
            _errors.Append(line is null ? "" : $"{line}\n");
        }
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        Line = await _process.StandardOutput.ReadLineAsync(cancellationToken) ?? "";
        if (Line.Length == 0)
        {
            await _process.WaitForExitAsync(cancellationToken);
            return;
        }

        _output = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        _channel = Connection.Open(HandshakeLine.Parse(Line), _shown);
    }

    private ProcessStartInfo StartInfo(ProviderOptions options)
    {
        var start = new ProcessStartInfo(options.Path, options.Arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        var launch = new Dictionary<string, string?>
        {
            ["TF_PLUGIN_MAGIC_COOKIE"] = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
            ["PLUGIN_PROTOCOL_VERSIONS"] = "6,5",
            ["PLUGIN_MIN_PORT"] = "10000",
            ["PLUGIN_MAX_PORT"] = "25000",
            ["TMPDIR"] = _temporary.FullName,
            ["PLUGIN_CLIENT_CERT"] = _certificate?.ExportCertificatePem(),
        };
        foreach (var (name, value) in launch.Concat(options.Environment))
        {
            if (value is null)
            {
                start.Environment.Remove(name);
            }
            else
            {
                start.Environment[name] = value;
            }
        }

        return start;
    }
}
