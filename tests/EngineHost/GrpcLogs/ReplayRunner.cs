using System.Text.Json.Nodes;
using AtlasBackup.EngineHost.Plugins;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Pulumirpc;

namespace AtlasBackup.EngineHost.GrpcLogs;

/// <summary>Makes recorded calls to a plugin again and compares the answers.</summary>
public sealed class ReplayRunner(PluginHost host)
{
    // An engine that is newer than this host may have recorded fields that are newer, too.
    private static readonly JsonParser Lenient = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    /// <summary>One line for each difference; empty if every answer fits.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(
        IEnumerable<ReplayEntry> entries,
        CancellationToken cancellationToken = default)
    {
        var differences = new List<string>();
        foreach (var entry in entries)
        {
            var found = await RunAsync(entry, cancellationToken);
            differences.AddRange(found.Select(difference => $"line {entry.Line}, {entry.Method}: {difference}"));
        }

        return differences;
    }

    private async Task<IReadOnlyList<string>> RunAsync(ReplayEntry entry, CancellationToken cancellationToken)
    {
        var method = ResourceProvider.Descriptor.FindMethodByName(entry.Method);
        if (method is null)
        {
            return ["this host does not know the method"];
        }

        var expectedErrors = new JsonArray([.. entry.Errors.Select(error => (JsonNode)error)]);
        try
        {
            var response = await CallAsync(method, Request(method, entry), cancellationToken);
            var actual = JsonNode.Parse(JsonFormatter.Default.Format(response));
            return expectedErrors.Count > 0
                ? [$"expected the error {expectedErrors.ToJsonString()}, got {actual?.ToJsonString()}"]
                : JsonPattern.Compare(entry.Response ?? new JsonObject(), actual);
        }
        catch (RpcException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return JsonPattern.Compare(expectedErrors, new JsonArray(GrpcErrorText.Format(exception.Status)));
        }
    }

    private IMessage Request(MethodDescriptor method, ReplayEntry entry)
    {
        var request = Lenient.Parse(entry.Request.ToJsonString(), method.InputType);

        // The engine of the recording no longer runs, so this engine's address is sent.
        switch (request)
        {
            case ProviderHandshakeRequest handshake:
                handshake.EngineAddress = host.EngineAddress;
                break;
            case PluginAttach attach:
                attach.Address = host.EngineAddress;
                break;
        }

        return request;
    }

    private async Task<IMessage> CallAsync(
        MethodDescriptor method,
        IMessage request,
        CancellationToken cancellationToken)
    {
        var call = new Method<IMessage, IMessage>(
            MethodType.Unary,
            method.Service.FullName,
            method.Name,
            Marshallers.Create(message => message.ToByteArray(), method.InputType.Parser.ParseFrom),
            Marshallers.Create(message => message.ToByteArray(), method.OutputType.Parser.ParseFrom));
        return await host.Calls.AsyncUnaryCall(
            call,
            host: null,
            new CallOptions(cancellationToken: cancellationToken),
            request);
    }
}
