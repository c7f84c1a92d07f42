using System.Globalization;
using System.Text.Json;
using AtlasBackup.AtlasSimulator.Data;

namespace AtlasBackup.AtlasSimulator.Api;

/// <summary>The answer before a fault changes it.</summary>
internal sealed record Answer(int Status, string ContentType, byte[] Body)
{
    public const string Json = "application/json";

    public Dictionary<string, string> Headers { get; } = [];

    /// <summary>Whether the simulator was told about requests like the one that this answers.</summary>
    public bool IsExpected { get; init; } = true;

    /// <summary>Whether the credentials that came with the request were accepted.</summary>
    public bool IsAuthorized { get; init; } = true;

    public static Answer Of(byte[] body, string version) =>
        new(200, $"application/vnd.atlas.{version}+json;charset=utf-8", body);

    /// <summary>An error in the form of Atlas.</summary>
    public static Answer Error(int status, string code, string detail, string reason, params object[]? parameters)
    {
        var body = JsonOutput.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("detail", detail);
            writer.WriteNumber("error", status);
            writer.WriteString("errorCode", code);
            WriteParameters(writer, parameters);
            writer.WriteString("reason", reason);
            writer.WriteEndObject();
        });
        return new Answer(status, Json, body) { Headers = { ["X-Error-Code"] = code } };
    }

    public static Answer NotFound(string code, string detail, params object[] parameters) =>
        Error(404, code, detail, "Not Found", parameters);

    public static Answer BadRequest(string code, string detail, params object[] parameters) =>
        Error(400, code, detail, "Bad Request", parameters);

    private static void WriteParameters(Utf8JsonWriter writer, object[]? parameters)
    {
        if (parameters is null)
        {
            writer.WriteNull("parameters");
            return;
        }

        writer.WriteStartArray("parameters");
        foreach (var parameter in parameters)
        {
            if (parameter is int number)
            {
                writer.WriteNumberValue(number);
            }
            else
            {
                writer.WriteStringValue(Convert.ToString(parameter, CultureInfo.InvariantCulture));
            }
        }

        writer.WriteEndArray();
    }
}
