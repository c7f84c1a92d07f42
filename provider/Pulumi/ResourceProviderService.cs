using AtlasBackup.Core;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace AtlasBackup.Provider.Pulumi;

/// <summary>
/// Implements Pulumi's provider protocol: it translates and makes no decisions. A method that is not here is answered
/// with UNIMPLEMENTED.
/// </summary>
internal sealed class ResourceProviderService(Core.Provider provider, EngineLog log, EngineWatch watch)
{
    private const string VariablePrefix = "atlasbackup:config:";

    public ProviderHandshakeResponse Handshake(ProviderHandshakeRequest request)
    {
        if (watch.EngineAddress is null)
        {
            Connect(request.EngineAddress);
        }

        return new ProviderHandshakeResponse { AcceptSecrets = true, AcceptResources = true, AcceptOutputs = true };
    }

    public Empty Attach(PluginAttach request)
    {
        // Every user of the machine can reach the port. The log is for the engine that started the plugin, which ends
        // with that engine.
        if (watch.EngineAddress is { } engine)
        {
            return engine.Equals(request.Address, StringComparison.OrdinalIgnoreCase)
                ? new Empty()
                : throw new RpcException(new Status(
                    StatusCode.PermissionDenied,
                    "this plugin belongs to the engine that started it, and no other can attach; "
                        + "to attach, start the plugin without the address of an engine"));
        }

        // An engine that attaches did not start this process, and other engines may attach later.
        watch.TurnOff();
        Connect(request.Address);
        return new Empty();
    }

    public static PluginInfo GetPluginInfo() => new() { Version = ProviderVersion.Text };

    public static ParameterizeResponse Parameterize() =>
        throw new RpcException(new Status(StatusCode.Unimplemented, "the atlasbackup provider takes no parameters"));

    public static GetSchemaResponse GetSchema(GetSchemaRequest request) =>
        request.Version == 0
            ? new GetSchemaResponse { Schema = EmbeddedSchema.WithVersion(ProviderVersion.Text) }
            : throw new RpcException(new Status(
                StatusCode.InvalidArgument, $"schema version {request.Version} is unknown; use 0"));

    public static CheckResponse CheckConfig(CheckRequest request)
    {
        var response = new CheckResponse { Inputs = request.News?.Clone() ?? new Struct() };
        response.Inputs.Fields.Remove("__internal");

        // The engine writes this answer into the state. An SDK may have sent a secret unsealed, so it is sealed here.
        foreach (var (name, value) in response.Inputs.Fields.ToArray())
        {
            response.Inputs.Fields[name] = Settings.Find(name) is { IsSecret: true } ? Seals.Seal(value) : value;
        }

        var reading = Core.Provider.ReadConfig(ConfigDecoder.Decode(StructReader.Read(request.News)));
        response.Failures.Add(reading.Failures.Select(TranslateSetting));
        return response;
    }

    public static DiffResponse DiffConfig(DiffRequest request)
    {
        var changed = ConfigDiff.Keys(request.OldInputs ?? request.Olds ?? new Struct(), request.News ?? new Struct());
        var response = new DiffResponse
        {
            Changes = changed.Count == 0
                ? DiffResponse.Types.DiffChanges.DiffNone
                : DiffResponse.Types.DiffChanges.DiffSome,
        };
        response.Diffs.Add(changed);
        return response;
    }

    public ConfigureResponse Configure(ConfigureRequest request)
    {
        provider.Configure(ConfigDecoder.Decode(ConfigOf(request)));
        return new ConfigureResponse
        {
            AcceptSecrets = true,
            SupportsPreview = true,
            AcceptResources = true,
            AcceptOutputs = true,
        };
    }

    public async Task<InvokeReply> InvokeAsync(InvokeRequest request, CancellationToken cancellationToken)
    {
        var reply = new InvokeReply(provider.BeginMemory());
        try
        {
            await RunAsync(request, reply, cancellationToken);
            return reply;
        }
        catch
        {
            reply.Dispose();
            throw;
        }
    }

    public Empty Cancel()
    {
        provider.CancelAll();
        return new Empty();
    }

    private async Task RunAsync(InvokeRequest request, InvokeReply reply, CancellationToken cancellationToken)
    {
        try
        {
            await provider.RunAsync(
                new FunctionRequest(
                    Tokens.FunctionOf(request.Tok), StructReader.Read(request.Args), request.Preview),
                reply.Outputs,
                reply.Memory,
                cancellationToken);
        }
        catch (ProviderException exception)
        {
            if (exception is not { Kind: FailureKind.InvalidArgument, Failures.Count: > 0 })
            {
                throw RpcErrors.From(exception);
            }

            reply.Failures.Add(exception.Failures.Select(Translate));
        }
    }

    // The Pulumi CLI prints the value of the property that a failure names: a failure of a secret therefore names it
    // only in the reason.
    private static CheckFailure TranslateSetting(InputFailure failure) =>
        Settings.Find(failure.Property) is { IsSecret: true }
            ? new CheckFailure { Reason = $"{failure.Property}: {failure.WithGot}" }
            : Translate(failure);

    private static CheckFailure Translate(InputFailure failure) =>
        new() { Property = failure.Property, Reason = $"{failure.WithGot}" };

    // Engines before 3.0 send only the variables; later ones send both.
    private static IReadOnlyDictionary<string, InputValue> ConfigOf(ConfigureRequest request) =>
        request.Args is not null
            ? StructReader.Read(request.Args)
            : request.Variables
                .Where(variable => variable.Key.StartsWith(VariablePrefix, StringComparison.Ordinal))
                .ToDictionary(
                    variable => variable.Key[VariablePrefix.Length..],
                    variable => StructReader.Read(Value.ForString(variable.Value)));

    private void Connect(string engineAddress)
    {
        if (engineAddress.Length > 0)
        {
            log.Connect(engineAddress);
        }
    }
}
