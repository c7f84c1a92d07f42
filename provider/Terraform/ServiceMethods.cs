using System.Diagnostics.CodeAnalysis;
using AtlasBackup.Core.Values;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tfplugin6;

namespace AtlasBackup.Provider.Terraform;

/// <summary>
/// Adds methods to a gRPC service. They are not generated, so that the start needs no reflection.
/// </summary>
/// <param name="context">Takes the methods.</param>
/// <param name="name">The name of the service.</param>
internal sealed class ServiceMethods<[DynamicallyAccessedMembers(Kept)] TService>(
    ServiceMethodProviderContext<TService> context,
    string name)
    where TService : class
{
    // What gRPC keeps of a service when the program is trimmed.
    private const DynamicallyAccessedMemberTypes Kept = DynamicallyAccessedMemberTypes.PublicConstructors
        | DynamicallyAccessedMemberTypes.PublicMethods
        | DynamicallyAccessedMemberTypes.NonPublicMethods;

    private static readonly object[] PostOnly = [new HttpMethodMetadata([HttpMethods.Post])];

    /// <summary>Adds a method that cannot fail.</summary>
    public void Add<TRequest, TResponse>(
        string method,
        MessageParser<TRequest> parser,
        Func<TService, TRequest, TResponse> answer)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse> =>
        AddAsync(method, parser, (service, request, _) => Task.FromResult(answer(service, request)));

    /// <summary>Adds a method whose failures are diagnostics. Otherwise Terraform shows "Plugin error".</summary>
    public void Add<TRequest, TResponse>(
        string method,
        MessageParser<TRequest> parser,
        Func<TService, TRequest, TResponse> answer,
        Func<TResponse, RepeatedField<Diagnostic>> diagnosticsOf)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>, new() =>
        Add(method, parser, (service, request) =>
        {
            try
            {
                return answer(service, request);
            }
            catch (Exception exception)
            {
                var failure = exception as ProviderException ?? Core.Provider.BugIn(method, exception);
                var response = new TResponse();
                diagnosticsOf(response).Add(Diagnostics.Of(failure));
                return response;
            }
        });

    public void AddAsync<TRequest, TResponse>(
        string method,
        MessageParser<TRequest> parser,
        Func<TService, TRequest, ServerCallContext, Task<TResponse>> answer)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse> =>
        context.AddUnaryMethod(
            Method(MethodType.Unary, method, Reading(parser), Writing<TResponse>()),
            PostOnly,
            (service, request, call) => answer(service, request, call));

    public void AddStream<TRequest, TResponse>(
        string method,
        MessageParser<TRequest> parser,
        Func<TService, ServerCallContext, Task> hold)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse> =>
        context.AddServerStreamingMethod(
            Method(MethodType.ServerStreaming, method, Reading(parser), Writing<TResponse>()),
            PostOnly,
            (service, _, _, call) => hold(service, call));

    private Method<TRequest, TResponse> Method<TRequest, TResponse>(
        MethodType type,
        string method,
        Marshaller<TRequest> request,
        Marshaller<TResponse> response) =>
        new(type, name, method, request, response);

    private static Marshaller<TRequest> Reading<TRequest>(MessageParser<TRequest> parser)
        where TRequest : class, IMessage<TRequest> =>
        new(Write, received => parser.ParseFrom(received.PayloadAsReadOnlySequence()));

    private static Marshaller<TResponse> Writing<TResponse>()
        where TResponse : class, IMessage<TResponse> =>
        new(Write, static _ => throw new NotSupportedException("a server reads no responses"));

    private static void Write<TMessage>(TMessage message, SerializationContext sent)
        where TMessage : class, IMessage<TMessage>
    {
        sent.SetPayloadLength(message.CalculateSize());
        message.WriteTo(sent.GetBufferWriter());
        sent.Complete();
    }
}
