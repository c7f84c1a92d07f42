using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace AtlasBackup.EngineHost.GrpcLogs;

/// <summary>
/// Writes every call to a file in the format of PULUMI_DEBUG_GRPC: a line when it starts, a line when it ends.
/// </summary>
internal sealed class GrpcDebugLog(string path, string package) : Interceptor, IAsyncDisposable
{
    private static readonly JsonSerializerOptions Compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Lock _gate = new();
    private readonly StreamWriter _file = File.AppendText(path);

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        var call = continuation(request, context);
        var metadata = new JsonObject { ["mode"] = "client", ["kind"] = "resource", ["name"] = package };
        var response = LogAsync(context.Method.FullName, request, metadata, () => call.ResponseAsync);
        return new(response, call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation) =>
        LogAsync(context.Method, request, new() { ["mode"] = "server" }, () => continuation(request, context));

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private async Task<TResponse> LogAsync<TRequest, TResponse>(
        string method,
        TRequest request,
        JsonObject metadata,
        Func<Task<TResponse>> call)
        where TRequest : class
        where TResponse : class
    {
        var watch = Stopwatch.StartNew();
        Write(Entry(method, request, metadata, "request_started"));
        var completed = Entry(method, request, metadata, "response_completed");
        try
        {
            var response = await call();
            completed["response"] = Json(response);
            return response;
        }
        catch (RpcException exception)
        {
            completed["errors"] = new JsonArray(GrpcErrorText.Format(exception.Status));
            throw;
        }
        finally
        {
            completed["duration"] = (long)watch.Elapsed.TotalNanoseconds;
            Write(completed);
        }
    }

    private static JsonObject Entry(string method, object request, JsonObject metadata, string progress) => new()
    {
        ["method"] = method,
        ["request"] = Json(request),
        ["metadata"] = metadata.DeepClone(),
        ["progress"] = progress,
        ["timestamp"] = DateTimeOffset.UtcNow.ToString("O"),
    };

    private static JsonNode? Json(object message) =>
        JsonNode.Parse(JsonFormatter.Default.Format((IMessage)message));

    private void Write(JsonObject entry)
    {
        var line = entry.ToJsonString(Compact);
        lock (_gate)
        {
            _file.WriteLine(line);
            _file.Flush();
        }
    }
}
