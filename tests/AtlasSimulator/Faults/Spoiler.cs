using System.Text;
using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator.Api;
using AtlasBackup.AtlasSimulator.Data;

namespace AtlasBackup.AtlasSimulator.Faults;

/// <summary>Changes the content of an answer, for faults in the content.</summary>
internal static class Spoiler
{
    private const string Page =
        "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";

    public static Answer Spoil(Answer answer, Fault fault, string authorization) => fault.Kind switch
    {
        FaultKind.Status => Status(answer, fault),
        FaultKind.Echo => Echoes.Detail(fault, authorization),
        FaultKind.EchoHtml => Echoes.Html(fault, authorization),
        FaultKind.EchoCode => Echoes.Code(fault, authorization),
        FaultKind.EchoRedirect => Echoes.Redirect(fault, authorization),
        FaultKind.Html => new Answer(fault.Status, "text/html", Encoding.UTF8.GetBytes(Page)),
        FaultKind.EmptyBody => answer with { Status = fault.Status, Body = [] },
        FaultKind.WrongContentType => answer with { ContentType = "text/plain" },
        FaultKind.LaterVersion => answer with { ContentType = "application/vnd.atlas.2033-01-01+json;charset=utf-8" },
        FaultKind.Truncate => answer with { Body = answer.Body[..(answer.Body.Length / 2)] },
        FaultKind.Oversized => answer with { Body = Padded(answer.Body, fault.Bytes) },
        FaultKind.Envelope => answer with { Body = AnswerForm.Enveloped(answer.Body) },
        FaultKind.EnvelopedError => answer with { Body = EnvelopedError(fault) },
        FaultKind.NoId => answer with { Body = Changed(answer.Body, item => item.Remove("id")) },
        FaultKind.OtherId => answer with { Body = Changed(answer.Body, item => item["id"] = AtlasData.OtherId) },
        FaultKind.OtherProject => answer with
        {
            Body = Changed(answer.Body, item => item["groupId"] = AtlasData.OtherProjectId),
        },
        FaultKind.Error => AtlasErrors.Of(fault.ErrorCode),
        FaultKind.Redirect => new Answer(302, "text/html", [])
        {
            Headers = { ["Location"] = "https://attacker.example.invalid/api/atlas/v2/login" },
        },
        _ => answer,
    };

    private static Answer Status(Answer answer, Fault fault)
    {
        // A success keeps its original body.
        var isKept = fault.Body is null && fault.Status < 300 && answer.Status < 300;
        var body = fault.Body is { } text
            ? Encoding.UTF8.GetBytes(text)
            : Answer.Error(fault.Status, "UNEXPECTED_ERROR", "Unexpected error.", "Unexpected").Body;
        var spoilt = isKept
            ? new Answer(fault.Status, answer.ContentType, answer.Body)
            : new Answer(fault.Status, fault.ContentType, body);
        foreach (var (name, value) in fault.Headers)
        {
            spoilt.Headers[name] = value;
        }

        return spoilt;
    }

    private static byte[] Changed(byte[] body, Action<JsonObject> change)
    {
        var answer = JsonNode.Parse(body)?.AsObject() ?? [];
        change(answer["results"] is JsonArray items ? items[0]?.AsObject() ?? [] : answer);
        return JsonOutput.Write(writer => answer.WriteTo(writer));
    }

    private static byte[] Padded(byte[] body, int bytes) =>
        [.. body[..^1], .. Encoding.UTF8.GetBytes($",\"padding\":\"{new string('x', bytes)}\""), body[^1]];

    private static byte[] EnvelopedError(Fault fault)
    {
        var error = Answer.Error(fault.Status, "CHECKPOINT_NOT_FOUND", "No checkpoint exists.", "Not Found").Body;
        return JsonOutput.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("status", fault.Status);
            writer.WritePropertyName("content");
            writer.WriteRawValue(error);
            writer.WriteEndObject();
        });
    }
}
