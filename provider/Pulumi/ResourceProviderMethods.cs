using AtlasBackup.Provider.Hosting;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;
using Service = AtlasBackup.Provider.Pulumi.ResourceProviderService;

namespace AtlasBackup.Provider.Pulumi;

/// <summary>
/// The methods of Pulumi's ResourceProvider service that this plugin implements. They are written by hand instead of
/// generated, so that Invoke can send its outputs without a copy.
/// </summary>
internal static class ResourceProviderMethods
{
    private const string ServiceName = "pulumirpc.ResourceProvider";

    public static GrpcMethods Of(Service service)
    {
        var methods = new GrpcMethods();
        Add(methods, "Handshake", ProviderHandshakeRequest.Parser, service.Handshake);
        Add(methods, "Attach", PluginAttach.Parser, service.Attach);
        Add(methods, "GetPluginInfo", Empty.Parser, static _ => Service.GetPluginInfo());
        Add(methods, "Parameterize", ParameterizeRequest.Parser, static _ => Service.Parameterize());
        Add(methods, "GetSchema", GetSchemaRequest.Parser, Service.GetSchema);
        Add(methods, "GetMapping", GetMappingRequest.Parser, static _ => new GetMappingResponse());
        Add(methods, "GetMappings", GetMappingsRequest.Parser, static _ => new GetMappingsResponse());
        Add(methods, "CheckConfig", CheckRequest.Parser, Service.CheckConfig);
        Add(methods, "DiffConfig", DiffRequest.Parser, Service.DiffConfig);
        Add(methods, "Configure", ConfigureRequest.Parser, service.Configure);
        Add(methods, "Cancel", Empty.Parser, _ => service.Cancel());
        AddInvoke(methods, service);
        return methods;
    }

    // On the wire, a single message is the same as a stream of one message. Only a stream lets this code send the
    // message itself.
    private static void AddInvoke(GrpcMethods methods, Service service) =>
        methods.AddStream(ServiceName, "Invoke", InvokeRequest.Parser, async (request, call) =>
        {
            using var reply = await RpcErrors.GuardAsync(
                "Invoke", () => service.InvokeAsync(request, call.CancellationToken));
            var response = call.GetHttpContext().Response;

            // Otherwise a small reply would not yet be sent when the call ends. gRPC would then put the status into
            // the header, which means that there is no reply.
            await response.StartAsync(call.CancellationToken);
            await reply.SendAsync(response.BodyWriter, call.CancellationToken);
        });

    private static void Add<TRequest>(
        GrpcMethods methods,
        string name,
        MessageParser<TRequest> parser,
        Func<TRequest, IMessage> answer)
        where TRequest : class, IMessage<TRequest> =>
        methods.Add(
            ServiceName,
            name,
            parser,
            (request, _) => Task.FromResult(RpcErrors.Guard(name, () => answer(request))));
}
