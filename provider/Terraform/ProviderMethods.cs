using AtlasBackup.Core.Values;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using Tfplugin6;
using Service = AtlasBackup.Provider.Terraform.ProviderService;

namespace AtlasBackup.Provider.Terraform;

/// <summary>The methods of Terraform's provider service that this provider implements.</summary>
internal sealed class ProviderMethods : IServiceMethodProvider<Service>
{
    private const string ServiceName = "tfplugin6.Provider";

    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<Service> context)
    {
        var methods = new ServiceMethods<Service>(context, ServiceName);
        methods.Add(
            "GetProviderSchema",
            Empty.Parser,
            static (_, _) => Service.GetProviderSchema(),
            static response => response.Diagnostics);
        methods.Add(
            "ValidateProviderConfig",
            ProviderConfig.Parser,
            static (_, request) => Service.ValidateProviderConfig(request),
            static response => response.Diagnostics);
        methods.Add(
            "ConfigureProvider",
            ProviderConfiguration.Parser,
            static (service, request) => service.ConfigureProvider(request),
            static response => response.Diagnostics);
        foreach (var name in (string[])["ValidateDataResourceConfig", "ValidateEphemeralResourceConfig"])
        {
            methods.Add(
                name,
                ResourceConfig.Parser,
                static (service, request) => service.ValidateResourceConfig(request),
                static response => response.Diagnostics);
        }

        methods.Add("CloseEphemeralResource", Empty.Parser, static (_, _) => new Findings());
        methods.Add("StopProvider", Empty.Parser, static (service, _) => service.StopProvider());
        AddReads(methods);
    }

    private static void AddReads(ServiceMethods<Service> methods)
    {
        methods.AddAsync("ReadDataSource", ResourceConfig.Parser, static async (service, request, call) =>
        {
            var reply = await ReadAsync(service, request, call, withSecrets: false);
            return new DataSourceState { State = reply.Value, Diagnostics = { reply.Diagnostics } };
        });
        methods.AddAsync("OpenEphemeralResource", ResourceConfig.Parser, static async (service, request, call) =>
        {
            var reply = await ReadAsync(service, request, call, withSecrets: true);
            return new EphemeralResult { Result = reply.Value, Diagnostics = { reply.Diagnostics } };
        });
    }

    // The result is sent after the method has returned.
    private static async Task<ReadReply> ReadAsync(
        Service service,
        ResourceConfig request,
        ServerCallContext call,
        bool withSecrets)
    {
        var reply = await service.ReadAsync(request, withSecrets, call.CancellationToken);
        call.GetHttpContext().Response.RegisterForDispose(reply);
        return reply;
    }
}
