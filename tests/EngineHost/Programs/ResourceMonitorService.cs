using System.Collections.Concurrent;
using AtlasBackup.EngineHost.Plugins;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace AtlasBackup.EngineHost.Programs;

/// <summary>Answers the ResourceMonitor service, by which a program registers providers and calls functions.</summary>
internal sealed class ResourceMonitorService(
    ProgramOptions options,
    StackConfig config,
    ResourceTable resources,
    ProviderRegistry providers) : ResourceMonitor.ResourceMonitorBase
{
    private static readonly MarshallingRules Received = new(UnknownRule.Keep);

    private readonly ConcurrentDictionary<string, PackageReference> _packages = new(StringComparer.Ordinal);

    public override Task<SupportsFeatureResponse> SupportsFeature(
        SupportsFeatureRequest request,
        ServerCallContext context) =>
        Task.FromResult(new SupportsFeatureResponse { HasSupport = MonitorFeatures.Supports(request.Id) });

    public override Task<DeploymentInfo> GetDeploymentInfo(Empty request, ServerCallContext context)
    {
        var info = new DeploymentInfo
        {
            Organization = options.Organization,
            Project = options.Project,
            Stack = options.Stack,
            DryRun = options.Preview,
            Parallel = options.Parallel,
        };
        info.Config.Add(new Dictionary<string, string>(config.Values));
        info.ConfigSecretKeys.AddRange(config.SecretKeys);
        info.SupportedFeatures.AddRange(MonitorFeatures.All);
        return Task.FromResult(info);
    }

    public override Task<RegisterPackageResponse> RegisterPackage(
        RegisterPackageRequest request,
        ServerCallContext context)
    {
        var reference = Guid.NewGuid().ToString();
        _packages[reference] = new(request.Name, request.Version, request.DownloadUrl);
        return Task.FromResult(new RegisterPackageResponse { Ref = reference });
    }

    public override Task<RegisterResourceResponse> RegisterResource(
        RegisterResourceRequest request,
        ServerCallContext context) =>
        AsEngineAsync(() => RegisterResourceAsync(request));

    public override Task<ResourceInvokeResponse> Invoke(ResourceInvokeRequest request, ServerCallContext context) =>
        AsEngineAsync(() => InvokeAsync(request, context.CancellationToken));

    public override Task<Empty> RegisterResourceOutputs(
        RegisterResourceOutputsRequest request,
        ServerCallContext context) =>
        AsEngineAsync(() =>
        {
            var resource = resources.Find(request.Urn)
                ?? throw new ProviderException($"unknown resource '{request.Urn}'");
            resource.Outputs = Received.Apply(request.Outputs ?? new());
            return Task.FromResult(new Empty());
        });

    // The engine makes the program wait until its last step is done. Here every step ends with the call that requested
    // it.
    public override Task<Empty> SignalAndWaitForShutdown(Empty request, ServerCallContext context) =>
        Task.FromResult(new Empty());

    private async Task<RegisterResourceResponse> RegisterResourceAsync(RegisterResourceRequest request)
    {
        var package = Urns.ProviderPackage(request.Type);
        if (request.Custom && package is null)
        {
            throw new ProviderException($"'{request.Type}' is a resource, and this host serves functions only");
        }

        var inputs = Received.Apply(request.Object ?? new());
        var resource = resources.Add(request);
        if (package is not null)
        {
            inputs = await LoadProviderAsync(resource, request, inputs);
        }

        var answer = new MarshallingRules(UnknownRule.Keep, request.AcceptSecrets, request.AcceptResources);
        return new() { Urn = resource.Urn, Id = resource.Id, Object = answer.Apply(inputs) };
    }

    private async Task<Struct> LoadProviderAsync(
        RegisteredResource resource,
        RegisterResourceRequest request,
        Struct inputs)
    {
        if (request.Version.Length > 0)
        {
            inputs.Fields[ProviderInputs.Version] = Value.ForString(request.Version);
        }

        resource.Id = options.Preview ? Unknowns.Text : Guid.NewGuid().ToString();
        var session = await providers.RegisterAsync(
            new(resource.Urn, resource.Name, resource.Type, resource.Id),
            inputs);
        return session.Inputs;
    }

    private async Task<ResourceInvokeResponse> InvokeAsync(
        ResourceInvokeRequest request,
        CancellationToken cancellationToken)
    {
        if (request.DependsOn.Any(resources.IsPending))
        {
            return new() { Unknown = true };
        }

        var args = Received.Apply(request.Args ?? new());
        var provider = await ProviderOfAsync(request).WaitAsync(cancellationToken);
        var answer = await provider.InvokeAsync(request.Tok, args, cancellationToken);
        var rules = new MarshallingRules(UnknownRule.Keep, keepResources: request.AcceptResources);
        return new() { Return = rules.Apply(answer.Return), Failures = { answer.Failures } };
    }

    private async Task<ProviderSession> ProviderOfAsync(ResourceInvokeRequest request)
    {
        var package = _packages.GetValueOrDefault(request.PackageRef)
            ?? new(PackageReference.PackageOf(request.Tok), request.Version, request.PluginDownloadURL);
        var reference = request.Provider.Length > 0
            ? request.Provider
            : resources.InheritedProvider(request.Parent, package.Name);
        return reference is null ? await providers.DefaultAsync(package) : providers.Find(reference);
    }

    // For every failure a program sees the same status code and a text.
    private static async Task<T> AsEngineAsync<T>(Func<Task<T>> answer)
    {
        try
        {
            return await answer();
        }
        catch (Exception exception)
            when (exception is ProviderException or MarshallingException or InvalidOperationException)
        {
            throw new RpcException(new Status(StatusCode.Unknown, exception.Message));
        }
    }
}
