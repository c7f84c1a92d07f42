using System.Text;
using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator.Api;
using AtlasBackup.AtlasSimulator.Data;

namespace AtlasBackup.AtlasSimulator.Faults;

/// <summary>Answers that repeat what a request shows in its Authorization header, written as a fault says.</summary>
internal static class Echoes
{
    public static Answer Detail(Fault fault, string authorization)
    {
        var secret = fault.Spell(SecretIn(authorization));
        var detail = $"{new string('.', fault.Bytes)}{secret} is not good: {fault.Spell(authorization)}";
        return Answer.Error(fault.Status, "UNEXPECTED_ERROR", detail, secret, secret);
    }

    public static Answer Html(Fault fault, string authorization)
    {
        var page = $"<h1>Not {fault.Spell(authorization)}</h1>";
        return new Answer(fault.Status, "text/html", Encoding.UTF8.GetBytes(page));
    }

    public static Answer Code(Fault fault, string authorization)
    {
        var secret = fault.Spell(SecretIn(authorization));
        var field = new JsonObject { ["field"] = secret, ["description"] = $"not {secret}" };
        var error = new JsonObject
        {
            ["errorCode"] = $"CODE_{secret}",
            ["badRequestDetail"] = new JsonObject { ["fields"] = new JsonArray(field) },
            ["parameters"] = new JsonArray($"/api/{secret}", secret),
        };
        var (name, value) = ("X-Error-Code", InHeader(secret, authorization));
        var body = JsonOutput.Write(writer => error.WriteTo(writer));
        return new Answer(fault.Status, $"application/{value.Replace(' ', '-')}", body)
        {
            Headers = { [name] = value, ["RateLimit-Limit"] = value, ["Sunset"] = value },
        };
    }

    public static Answer Redirect(Fault fault, string authorization)
    {
        var host = InHeader(fault.Spell(SecretIn(authorization)), authorization);
        return new Answer(302, "text/html", [])
        {
            Headers = { ["Location"] = $"https://{host}.test/{authorization}" },
        };
    }

    private static string SecretIn(string authorization) =>
        authorization[(authorization.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    // A header holds no line ends, and nothing but ASCII.
    private static string InHeader(string spelt, string authorization) =>
        spelt.All(character => character is >= ' ' and <= '~') ? spelt : SecretIn(authorization);
}
