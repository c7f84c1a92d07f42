using System.Text.Json;
using System.Text.Json.Serialization;
using AtlasBackup.AtlasSimulator.Faults;
using Microsoft.AspNetCore.Http;

namespace AtlasBackup.AtlasSimulator;

/// <summary>
/// Lets clients in other languages set faults, change the world and read the request log, below /_simulator.
/// </summary>
internal sealed class ControlApi(AtlasSimulatorServer server)
{
    public const string Root = "/_simulator";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public async Task RunAsync(HttpContext context)
    {
        switch (context.Request.Method, context.Request.Path.Value?[Root.Length..])
        {
            case ("POST", "/faults"):
                await HearAsync<Fault>(context, server.Faults.Add);
                break;
            case ("POST", "/world"):
                await HearAsync<WorldChange[]>(context, changes => server.Change(changes));
                break;
            case ("DELETE", "/faults"):
                server.Faults.Clear();
                break;
            case ("GET", "/requests"):
                await context.Response.WriteAsJsonAsync(server.Requests.All, Json, context.RequestAborted);
                break;
            case ("DELETE", "/requests"):
                server.Requests.Clear();
                break;
            case ("GET", "/counters"):
                await context.Response.WriteAsJsonAsync(server.Counters, Json, context.RequestAborted);
                break;
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }

    // A misspelt fault must be an error. Otherwise a test would pass because no fault happened.
    private static async Task HearAsync<T>(HttpContext context, Action<T> act)
    {
        try
        {
            act(await context.Request.ReadFromJsonAsync<T>(Json, context.RequestAborted)
                ?? throw new JsonException($"{typeof(T).Name} is expected"));
        }
        catch (Exception exception) when (exception
            is JsonException or InvalidOperationException or ArgumentException or FormatException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync(exception.Message, context.RequestAborted);
        }
    }
}
