using AtlasBackup.Core;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Functions;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.CommandLine.Json;
using AtlasBackup.Provider.CommandLine.Terminals;

namespace AtlasBackup.Provider.CommandLine.Calls;

/// <summary>Runs functions for one run of the command.</summary>
internal sealed class Session : IAsyncDisposable
{
    private static readonly FrontEnd FrontEnd = new(CommandName.Text, HowToConfigure: null);

    private readonly Core.Provider _provider;
    private readonly MemoryShare _memory;

    public Session(TerminalLog log, TimeProvider time)
    {
        Log = log;
        _provider = new Core.Provider(FrontEnd, log, time);
        _memory = _provider.BeginMemory();
    }

    public TerminalLog Log { get; }

    /// <summary>Takes the settings. What they do not say, the environment says.</summary>
    public void Configure(IReadOnlyDictionary<string, InputValue> settings) => _provider.Configure(settings);

    /// <summary>A text about the words of the command line, without the secrets of the configuration.</summary>
    public string Redact(string text) => _provider.Redact(text);

    /// <summary>Runs a function and writes its outputs as JSON.</summary>
    public async Task WriteAsync(
        FunctionRequest request,
        Stream output,
        bool showsSecrets,
        CancellationToken cancellationToken)
    {
        Exception? unwritten = null;
        using var json = new JsonOutput(Write, showsSecrets, _memory);
        try
        {
            await RunAsync(request, json, cancellationToken);
            json.Complete();
        }
        catch (CallException) when (unwritten is not null)
        {
            throw new IOException(unwritten.Message, unwritten);
        }

        output.Write("\n"u8);
        await output.FlushAsync(cancellationToken);

        // To core, an exception of the writer is a mistake in the program.
        void Write(ReadOnlyMemory<byte> piece)
        {
            try
            {
                output.Write(piece.Span);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                unwritten = exception;
                throw;
            }
        }
    }

    /// <summary>Runs a function and keeps its outputs, without secret ones.</summary>
    public async Task<OutputObject> ReadAsync(FunctionRequest request, CancellationToken cancellationToken)
    {
        using var kept = new OutputKeeper(new KeptMemory(_memory));
        await RunAsync(request, kept, cancellationToken);
        return kept.Result;
    }

    /// <summary>Writes outputs that were kept as JSON.</summary>
    public void Write(string function, OutputObject outputs, Stream output)
    {
        var schema = FunctionCatalog.FindAny(function)?.Outputs
            ?? throw new InvalidOperationException($"contract/: there is no function '{function}'");
        using var json = new JsonOutput(piece => output.Write(piece.Span), showsSecrets: false, _memory);
        outputs.WriteTo(json, schema, new SecretTexts([]));
        json.Complete();
        output.Write("\n"u8);
    }

    /// <summary>Ends what runs, and gives the token back.</summary>
    public Task EndAsync() => _provider.EndAsync();

    public ValueTask DisposeAsync()
    {
        _memory.Dispose();
        return _provider.DisposeAsync();
    }

    private async Task RunAsync(FunctionRequest request, IOutputWriter writer, CancellationToken cancellationToken)
    {
        try
        {
            await _provider.RunAsync(request, writer, _memory, cancellationToken);
        }
        catch (ProviderException failure)
        {
            throw new CallException(request.Function, failure);
        }
        finally
        {
            Log.Clear();
        }
    }
}
