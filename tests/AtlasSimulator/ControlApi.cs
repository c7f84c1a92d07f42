using System.Text.Json;
using System.Text.Json.Serialization;
using AtlasBackup.AtlasSimulator.Faults;
using Microsoft.AspNetCore.Http;

namespace AtlasBackup.AtlasSimulator;

/// <summary>Lets clients in other languages set faults and read what came: below /_simulator.</summary>
internal sealed class ControlApi(AtlasSimulatorServer server)
{
    public const string Root = "/_simulator";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public async Task RunAsync(HttpContext context)
    {
        switch (context.Request.Method, context.Request.Path.Value?[Root.Length..])
        {
            case ("POST", "/faults"):
                var fault = await context.Request.ReadFromJsonAsync<Fault>(Json, context.RequestAborted)
                    ?? throw new JsonException("a fault is expected");
                server.Faults.Add(fault);
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
}
