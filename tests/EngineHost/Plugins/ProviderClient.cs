using AtlasBackup.EngineHost.Values;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace AtlasBackup.EngineHost.Plugins;

/// <summary>
/// Makes single calls to a plugin with requests shaped as the engine shapes them; answers and errors come back as they
/// are.
/// </summary>
public sealed class ProviderClient(ResourceProvider.ResourceProviderClient calls)
{
    /// <summary>The generated client, for requests that the engine would not make.</summary>
    public ResourceProvider.ResourceProviderClient Raw => calls;

    public async Task<ProviderHandshakeResponse> HandshakeAsync(
        ProviderHandshakeRequest request,
        DateTime? deadline = null,
        CancellationToken cancellationToken = default) =>
        await calls.HandshakeAsync(request, deadline: deadline, cancellationToken: cancellationToken);

    public async Task AttachAsync(string engineAddress, CancellationToken cancellationToken = default) =>
        await calls.AttachAsync(new() { Address = engineAddress }, cancellationToken: cancellationToken);

    public async Task<PluginInfo> GetPluginInfoAsync(CancellationToken cancellationToken = default) =>
        await calls.GetPluginInfoAsync(new(), cancellationToken: cancellationToken);

    public async Task<string> GetSchemaAsync(int version = 0, CancellationToken cancellationToken = default)
    {
        var response = await calls.GetSchemaAsync(new() { Version = version }, cancellationToken: cancellationToken);
        return response.Schema;
    }

    public async Task<CheckResponse> CheckConfigAsync(
        ProviderIdentity provider,
        Struct inputs,
        Struct? oldInputs = null,
        CancellationToken cancellationToken = default)
    {
        var request = new CheckRequest
        {
            Urn = provider.Urn,
            Name = provider.Name,
            Type = provider.Type,
            Olds = ProviderInputs.Plain(oldInputs ?? new()),
            News = ProviderInputs.Plain(inputs),
        };
        return await calls.CheckConfigAsync(request, cancellationToken: cancellationToken);
    }

    public async Task<DiffResponse> DiffConfigAsync(
        ProviderIdentity provider,
        Struct oldInputs,
        Struct newInputs,
        CancellationToken cancellationToken = default)
    {
        var request = new DiffRequest
        {
            Urn = provider.Urn,
            Name = provider.Name,
            Type = provider.Type,
            OldInputs = ProviderInputs.Plain(oldInputs),
            Olds = ProviderInputs.Plain(oldInputs),
            News = ProviderInputs.Plain(newInputs),
        };
        return await calls.DiffConfigAsync(request, cancellationToken: cancellationToken);
    }

    public async Task<ConfigureResponse> ConfigureAsync(
        ProviderIdentity provider,
        Struct inputs,
        CancellationToken cancellationToken = default)
    {
        var request = new ConfigureRequest
        {
            Urn = provider.Urn,
            Name = provider.Name,
            Type = provider.Type,
            Id = provider.Id,
            Args = ProviderInputs.WithSecrets(inputs),
            AcceptSecrets = true,
            AcceptResources = true,
            SendsOldInputs = true,
            SendsOldInputsToDelete = true,
        };
        request.Variables.Add(ProviderInputs.Variables(provider.Package, inputs));
        return await calls.ConfigureAsync(request, cancellationToken: cancellationToken);
    }

    public async Task<InvokeResponse> InvokeAsync(
        string token,
        Struct args,
        bool preview = false,
        CancellationToken cancellationToken = default) =>
        await calls.InvokeAsync(
            new() { Tok = token, Args = args, Preview = preview },
            cancellationToken: cancellationToken);

    public async Task CancelAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        await calls.CancelAsync(
            new(),
            deadline: timeout is { } limit ? DateTime.UtcNow + limit : null,
            cancellationToken: cancellationToken);

    public async Task<ParameterizeResponse> ParameterizeAsync(
        IEnumerable<string> args,
        CancellationToken cancellationToken = default)
    {
        var request = new ParameterizeRequest { Args = new() };
        request.Args.Args.AddRange(args);
        return await calls.ParameterizeAsync(request, cancellationToken: cancellationToken);
    }

    public async Task<ByteString> GetMappingAsync(
        string key,
        string provider = "",
        CancellationToken cancellationToken = default)
    {
        var request = new GetMappingRequest { Key = key, Provider = provider };
        return (await calls.GetMappingAsync(request, cancellationToken: cancellationToken)).Data;
    }

    public async Task<IReadOnlyList<string>> GetMappingsAsync(
        string key,
        CancellationToken cancellationToken = default) =>
        (await calls.GetMappingsAsync(new() { Key = key }, cancellationToken: cancellationToken)).Providers;
}
