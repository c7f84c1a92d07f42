using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pulumirpc;
using Service = AtlasBackup.Provider.Pulumi.ResourceProviderService;

namespace AtlasBackup.Provider.Pulumi;

/// <summary>
/// The methods of Pulumi's ResourceProvider service that this plugin implements. They are written by hand instead of
/// generated, so that Invoke can send its outputs without a copy, and the start needs no reflection.
/// </summary>
internal sealed class ResourceProviderMethods : IServiceMethodProvider<Service>
{
    private const string ServiceName = "pulumirpc.ResourceProvider";

    private static readonly object[] PostOnly = [new HttpMethodMetadata([HttpMethods.Post])];

    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<Service> context)
    {
        Add(
            context,
            "Handshake",
            ProviderHandshakeRequest.Parser,
            static (service, request) => service.Handshake(request));
        Add(context, "Attach", PluginAttach.Parser, static (service, request) => service.Attach(request));
        Add(context, "GetPluginInfo", Empty.Parser, static (_, _) => Service.GetPluginInfo());
        Add(context, "Parameterize", ParameterizeRequest.Parser, static (_, _) => Service.Parameterize());
        Add(context, "GetSchema", GetSchemaRequest.Parser, static (_, request) => Service.GetSchema(request));
        Add(context, "GetMapping", GetMappingRequest.Parser, static (_, _) => new GetMappingResponse());
        Add(context, "GetMappings", GetMappingsRequest.Parser, static (_, _) => new GetMappingsResponse());
        Add(context, "CheckConfig", CheckRequest.Parser, static (_, request) => Service.CheckConfig(request));
        Add(context, "DiffConfig", DiffRequest.Parser, static (_, request) => Service.DiffConfig(request));
        Add(context, "Configure", ConfigureRequest.Parser, static (service, request) => service.Configure(request));
        Add(context, "Cancel", Empty.Parser, static (service, _) => service.Cancel());
        AddInvoke(context);
    }

    // On the wire, a single message is the same as a stream of one message. Only a stream lets this code send the
    // message itself.
    private static void AddInvoke(ServiceMethodProviderContext<Service> context) =>
        context.AddServerStreamingMethod(
            Method(MethodType.ServerStreaming, "Invoke", Reading(InvokeRequest.Parser), Writing<InvokeResponse>()),
            PostOnly,
            static async (service, request, _, call) =>
            {
                using var reply = await RpcErrors.GuardAsync(
                    "Invoke", () => service.InvokeAsync(request, call.CancellationToken));
                var response = call.GetHttpContext().Response;

                // Otherwise a small reply would not yet be sent when the call ends. gRPC would then put the status into
                // the header, which means that there is no reply.
                await response.StartAsync(call.CancellationToken);
                await reply.SendAsync(response.BodyWriter, call.CancellationToken);
            });

    private static void Add<TRequest, TResponse>(
        ServiceMethodProviderContext<Service> context,
        string name,
        MessageParser<TRequest> parser,
        Func<Service, TRequest, TResponse> answer)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse> =>
        context.AddUnaryMethod(
            Method(MethodType.Unary, name, Reading(parser), Writing<TResponse>()),
            PostOnly,
            (service, request, _) => Task.FromResult(RpcErrors.Guard(name, () => answer(service, request))));

    private static Method<TRequest, TResponse> Method<TRequest, TResponse>(
        MethodType type,
        string name,
        Marshaller<TRequest> request,
        Marshaller<TResponse> response) =>
        new(type, ServiceName, name, request, response);

    private static Marshaller<TRequest> Reading<TRequest>(MessageParser<TRequest> parser)
        where TRequest : class, IMessage<TRequest> =>
        new(Write, context => parser.ParseFrom(context.PayloadAsReadOnlySequence()));

    private static Marshaller<TResponse> Writing<TResponse>()
        where TResponse : class, IMessage<TResponse> =>
        new(Write, static _ => throw new NotSupportedException("a server reads no responses"));

    private static void Write<TMessage>(TMessage message, SerializationContext context)
        where TMessage : class, IMessage<TMessage>
    {
        context.SetPayloadLength(message.CalculateSize());
        message.WriteTo(context.GetBufferWriter());
        context.Complete();
    }
}
