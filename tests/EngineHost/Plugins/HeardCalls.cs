using AtlasBackup.EngineHost.Services;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Pulumirpc;

namespace AtlasBackup.EngineHost.Plugins;

/// <summary>Keeps the errors and failures that a plugin answers with for <c>make errors</c>.</summary>
internal sealed class HeardCalls : Interceptor
{
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        var call = continuation(request, context);
        return new AsyncUnaryCall<TResponse>(
            KeepAsync(call.ResponseAsync),
            call.ResponseHeadersAsync,
            call.GetStatus,
            call.GetTrailers,
            call.Dispose);
    }

    private static async Task<TResponse> KeepAsync<TResponse>(Task<TResponse> answer)
    {
        try
        {
            var response = await answer;
            Keep(response switch
            {
                InvokeResponse invoke => invoke.Failures,
                CheckResponse check => check.Failures,
                _ => [],
            });
            return response;
        }
        catch (RpcException exception)
        {
            HeardLines.Add(exception.Status.Detail);
            throw;
        }
    }

    private static void Keep(IEnumerable<CheckFailure> failures)
    {
        foreach (var failure in failures)
        {
            HeardLines.Add($"{failure.Property}: {failure.Reason}");
        }
    }
}
