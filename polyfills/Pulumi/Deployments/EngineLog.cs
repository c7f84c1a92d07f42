using Pulumirpc;

namespace Pulumi;

/// <summary>Sends messages to the engine one at a time, in the order in which they were written.</summary>
internal sealed class EngineLog(Engine.EngineClient engine, InFlightTasks tasks)
{
    private readonly object _gate = new();
    private Task _last = Task.CompletedTask;
    private bool _hasErrors;

    public bool HasErrors
    {
        get
        {
            lock (_gate)
            {
                return _hasErrors;
            }
        }
    }

    public Task WriteAsync(
        LogSeverity severity, string message, Resource? resource = null, int streamId = 0, bool ephemeral = false)
    {
        lock (_gate)
        {
            _hasErrors |= severity == LogSeverity.Error;
        }

        var request = new LogRequest
        {
            Severity = severity,
            Message = message,
            StreamId = streamId,
            Ephemeral = ephemeral,
        };
        var written = resource is null ? Enqueue(request) : WriteForAsync(resource, request);
        tasks.Track(written);
        return written;
    }

    private async Task WriteForAsync(Resource resource, LogRequest request)
    {
        request.Urn = await UrnOrNothingAsync(resource);
        await Enqueue(request);
    }

    private Task Enqueue(LogRequest request)
    {
        lock (_gate)
        {
            return _last = SendAsync(_last, request);
        }
    }

    private async Task SendAsync(Task previous, LogRequest request)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            await engine.LogAsync(request);
        }
        catch (Exception exception)
        {
            // The code that handles failures must not log this one again.
            throw new LogException(exception);
        }
    }

    // A message about a resource that could not be registered is still useful.
    private static async Task<string> UrnOrNothingAsync(Resource resource)
    {
        try
        {
            return await resource.Urn.GetValueAsync(whenUnknown: "");
        }
        catch (Exception)
        {
            return "";
        }
    }
}
