using Google.Protobuf;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AtlasBackup.Provider.Hosting;

/// <summary>The methods that a server answers. They are not generated, so that the start needs no reflection.</summary>
/// <remarks>
/// For gRPC all methods have the same service, request and response. It would otherwise have a hundred types of its own
/// for each method, and the start of a native program takes longer with every type that the program has.
/// </remarks>
internal sealed class GrpcMethods : IServiceMethodProvider<GrpcMethods>
{
    private static readonly object[] PostOnly = [new HttpMethodMetadata([HttpMethods.Post])];

    private static readonly Marshaller<IMessage> Response = new(
        Write, static _ => throw new NotSupportedException("a server reads no responses"));

    private readonly List<Action<ServiceMethodProviderContext<GrpcMethods>>> _methods = [];

    /// <summary>Adds a method with one response.</summary>
    public void Add<TRequest>(
        string service,
        string name,
        MessageParser<TRequest> parser,
        Func<TRequest, ServerCallContext, Task<IMessage>> answer)
        where TRequest : class, IMessage<TRequest> =>
        _methods.Add(context => context.AddUnaryMethod(
            Method(MethodType.Unary, service, name, parser),
            PostOnly,
            (_, request, call) => answer((TRequest)request, call)));

    /// <summary>Adds a method that sends its responses itself.</summary>
    public void AddStream<TRequest>(
        string service,
        string name,
        MessageParser<TRequest> parser,
        Func<TRequest, ServerCallContext, Task> answer)
        where TRequest : class, IMessage<TRequest> =>
        _methods.Add(context => context.AddServerStreamingMethod(
            Method(MethodType.ServerStreaming, service, name, parser),
            PostOnly,
            (_, request, _, call) => answer((TRequest)request, call)));

    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<GrpcMethods> context) =>
        _methods.ForEach(add => add(context));

    private static Method<IMessage, IMessage> Method(
        MethodType type,
        string service,
        string name,
        MessageParser parser) =>
        new(type, service, name, Request(parser), Response);

    private static Marshaller<IMessage> Request(MessageParser parser) =>
        new(Write, received => parser.ParseFrom(received.PayloadAsReadOnlySequence()));

    private static void Write(IMessage message, SerializationContext sent)
    {
        sent.SetPayloadLength(message.CalculateSize());
        message.WriteTo(sent.GetBufferWriter());
        sent.Complete();
    }
}
