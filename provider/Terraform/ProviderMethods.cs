using AtlasBackup.Core.Values;
using AtlasBackup.Provider.Hosting;
using Google.Protobuf;
using Grpc.Core;
using Tfplugin6;
using Service = AtlasBackup.Provider.Terraform.ProviderService;

namespace AtlasBackup.Provider.Terraform;

/// <summary>The methods of Terraform's provider service that this provider implements.</summary>
internal static class ProviderMethods
{
    private const string ServiceName = "tfplugin6.Provider";

    public static void AddTo(GrpcMethods methods, Service service)
    {
        Add(
            methods,
            "GetProviderSchema",
            Empty.Parser,
            static _ => Service.GetProviderSchema(),
            static failure => new ProviderSchema { Diagnostics = { failure } });
        Add(
            methods,
            "ValidateProviderConfig",
            ProviderConfig.Parser,
            Service.ValidateProviderConfig,
            static failure => new ProviderFindings { Diagnostics = { failure } });
        Add(methods, "ConfigureProvider", ProviderConfiguration.Parser, service.ConfigureProvider, Findings);
        foreach (var name in (string[])["ValidateDataResourceConfig", "ValidateEphemeralResourceConfig"])
        {
            Add(methods, name, ResourceConfig.Parser, service.ValidateResourceConfig, Findings);
        }

        Add(methods, "CloseEphemeralResource", Empty.Parser, static _ => new Findings(), Findings);
        methods.Add(
            ServiceName,
            "StopProvider",
            Empty.Parser,
            (_, _) => Task.FromResult<IMessage>(service.StopProvider()));
        AddReads(methods, service);
    }

    private static void AddReads(GrpcMethods methods, Service service)
    {
        methods.Add(ServiceName, "ReadDataSource", ResourceConfig.Parser, async (request, call) =>
        {
            var reply = await ReadAsync(service, request, call, withSecrets: false);
            return new DataSourceState { State = reply.Value, Diagnostics = { reply.Diagnostics } };
        });
        methods.Add(ServiceName, "OpenEphemeralResource", ResourceConfig.Parser, async (request, call) =>
        {
            var reply = await ReadAsync(service, request, call, withSecrets: true);
            return new EphemeralResult { Result = reply.Value, Diagnostics = { reply.Diagnostics } };
        });
    }

    // Failures are diagnostics. Otherwise Terraform shows "Plugin error".
    private static void Add<TRequest>(
        GrpcMethods methods,
        string name,
        MessageParser<TRequest> parser,
        Func<TRequest, IMessage> answer,
        Func<IEnumerable<Diagnostic>, IMessage> failed)
        where TRequest : class, IMessage<TRequest> =>
        methods.Add(ServiceName, name, parser, (request, _) =>
        {
            try
            {
                return Task.FromResult(answer(request));
            }
            catch (Exception exception)
            {
                var failure = exception as ProviderException ?? Core.Provider.BugIn(name, exception);
                return Task.FromResult(failed(Diagnostics.Of(failure)));
            }
        });

    private static Findings Findings(IEnumerable<Diagnostic> failure) => new() { Diagnostics = { failure } };

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
