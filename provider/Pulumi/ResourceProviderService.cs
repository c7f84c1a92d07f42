using AtlasBackup.Core;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.Hosting;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace AtlasBackup.Provider.Pulumi;

/// <summary>Pulumi's provider protocol: translates, and decides nothing. What is not here is UNIMPLEMENTED.</summary>
internal sealed class ResourceProviderService(Core.Provider provider, EngineLog log, EngineWatch watch)
    : ResourceProvider.ResourceProviderBase
{
    private const string VariablePrefix = "atlasbackup:config:";

    public override Task<ProviderHandshakeResponse> Handshake(
        ProviderHandshakeRequest request,
        ServerCallContext context)
    {
        Connect(request.EngineAddress);
        return Task.FromResult(new ProviderHandshakeResponse
        {
            AcceptSecrets = true,
            AcceptResources = true,
            AcceptOutputs = true,
        });
    }

    public override Task<Empty> Attach(PluginAttach request, ServerCallContext context)
    {
        // Whoever attaches did not start this process, and others may attach after it.
        watch.TurnOff();
        Connect(request.Address);
        return Task.FromResult(new Empty());
    }

    public override Task<PluginInfo> GetPluginInfo(Empty request, ServerCallContext context) =>
        Task.FromResult(new PluginInfo { Version = ProviderVersion.Text });

    public override Task<ParameterizeResponse> Parameterize(ParameterizeRequest request, ServerCallContext context) =>
        throw new RpcException(new Status(StatusCode.Unimplemented, "the atlasbackup provider takes no parameters"));

    public override Task<GetSchemaResponse> GetSchema(GetSchemaRequest request, ServerCallContext context) =>
        request.Version == 0
            ? Task.FromResult(new GetSchemaResponse { Schema = EmbeddedSchema.WithVersion(ProviderVersion.Text) })
            : throw new RpcException(new Status(
                StatusCode.InvalidArgument, $"schema version {request.Version} is not known; there is 0"));

    public override Task<CheckResponse> CheckConfig(CheckRequest request, ServerCallContext context)
    {
        var response = new CheckResponse { Inputs = request.News?.Clone() ?? new Struct() };
        response.Inputs.Fields.Remove("__internal");
        var reading = Core.Provider.ReadConfig(ConfigDecoder.Decode(StructReader.Read(request.News)));
        response.Failures.Add(reading.Failures.Select(Translate));
        return Task.FromResult(response);
    }

    public override Task<DiffResponse> DiffConfig(DiffRequest request, ServerCallContext context)
    {
        var changed = ConfigDiff.Keys(request.OldInputs ?? request.Olds ?? new Struct(), request.News ?? new Struct());
        var response = new DiffResponse
        {
            Changes = changed.Count == 0
                ? DiffResponse.Types.DiffChanges.DiffNone
                : DiffResponse.Types.DiffChanges.DiffSome,
        };
        response.Diffs.Add(changed);
        return Task.FromResult(response);
    }

    public override Task<ConfigureResponse> Configure(ConfigureRequest request, ServerCallContext context)
    {
        try
        {
            provider.Configure(ConfigDecoder.Decode(ConfigOf(request)));
        }
        catch (ProviderException exception)
        {
            throw RpcErrors.From(exception);
        }

        return Task.FromResult(new ConfigureResponse
        {
            AcceptSecrets = true,
            SupportsPreview = true,
            AcceptResources = true,
            AcceptOutputs = true,
        });
    }

    public override async Task<InvokeResponse> Invoke(InvokeRequest request, ServerCallContext context)
    {
        var writer = new StructWriter();
        try
        {
            await provider.RunAsync(
                Tokens.FunctionOf(request.Tok),
                StructReader.Read(request.Args),
                writer,
                context.CancellationToken);
            return new InvokeResponse { Return = UnsafeByteOperations.UnsafeWrap(writer.Written) };
        }
        catch (ProviderException exception)
            when (exception is { Kind: FailureKind.InvalidArgument, Failures.Count: > 0 })
        {
            var response = new InvokeResponse();
            response.Failures.Add(exception.Failures.Select(Translate));
            return response;
        }
        catch (ProviderException exception)
        {
            throw RpcErrors.From(exception);
        }
    }

    public override Task<GetMappingResponse> GetMapping(GetMappingRequest request, ServerCallContext context) =>
        Task.FromResult(new GetMappingResponse());

    public override Task<GetMappingsResponse> GetMappings(GetMappingsRequest request, ServerCallContext context) =>
        Task.FromResult(new GetMappingsResponse());

    public override Task<Empty> Cancel(Empty request, ServerCallContext context)
    {
        provider.CancelAll();
        return Task.FromResult(new Empty());
    }

    private static CheckFailure Translate(InputFailure failure) =>
        new() { Property = failure.Property, Reason = $"{failure.WithGot}" };

    // Engines before 3.0 knew only the variables; all since send both.
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
