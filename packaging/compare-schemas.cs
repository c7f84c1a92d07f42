#:property PublishAot=false

using System.Text.Json.Nodes;

// Lists the breaking changes from one schema to another, and fails if there are any:
// dotnet run packaging/compare-schemas.cs -- OLD.json NEW.json

var (before, after) = (Read(args[0]), Read(args[1]));
var breaks = new List<string>();

CompareInputs("config", before["config"]?["variables"], null, after["config"]?["variables"], null);
CompareInputs(
    "provider",
    before["provider"]?["inputProperties"],
    before["provider"]?["requiredInputs"],
    after["provider"]?["inputProperties"],
    after["provider"]?["requiredInputs"]);
foreach (var (token, old, now) in Both("", before["functions"], after["functions"]))
{
    CompareInputs(
        $"{token} inputs",
        old["inputs"]?["properties"],
        old["inputs"]?["required"],
        now["inputs"]?["properties"],
        now["inputs"]?["required"]);
    CompareOutputs($"{token} outputs", old["outputs"], now["outputs"]);
}

foreach (var (token, old, now) in Both("", before["types"], after["types"]))
{
    CompareOutputs(token, old, now);
    var values = Values(now);
    Say(Values(old).Where(value => !values.Contains(value)).Select(value => $"{token}: the value '{value}' is gone"));
}

foreach (var line in breaks)
{
    Console.WriteLine(line);
}

Console.WriteLine(breaks.Count == 0 ? "There are no breaking changes." : $"{breaks.Count} breaking changes.");
return breaks.Count == 0 ? 0 : 1;

void CompareInputs(string where, JsonNode? old, JsonNode? oldRequired, JsonNode? now, JsonNode? nowRequired)
{
    CompareProperties(where, old, now);
    var required = Names(oldRequired);
    Say(Names(nowRequired).Where(name => !required.Contains(name)).Select(name => $"{where}: '{name}' is required now"));
}

void CompareOutputs(string where, JsonNode? old, JsonNode? now)
{
    CompareProperties(where, old?["properties"], now?["properties"]);
    var required = Names(now?["required"]);
    Say(Names(old?["required"])
        .Where(name => now?["properties"]?[name] is not null && !required.Contains(name))
        .Select(name => $"{where}: '{name}' may be absent now"));
}

void CompareProperties(string where, JsonNode? old, JsonNode? now)
{
    foreach (var (name, oldProperty, newProperty) in Both(where, old, now))
    {
        if (TypeOf(oldProperty) != TypeOf(newProperty))
        {
            Say([$"{where}: '{name}' was {TypeOf(oldProperty)} and is {TypeOf(newProperty)}"]);
        }

        if (IsSecret(oldProperty) && !IsSecret(newProperty))
        {
            Say([$"{where}: '{name}' is no longer secret"]);
        }
    }
}

IEnumerable<(string Name, JsonNode Old, JsonNode New)> Both(string where, JsonNode? old, JsonNode? now)
{
    foreach (var (name, oldNode) in old?.AsObject() ?? [])
    {
        if (now?[name] is { } newNode)
        {
            yield return (name, oldNode!, newNode);
        }
        else
        {
            Say([where.Length == 0 ? $"{name} is gone" : $"{where}: '{name}' is gone"]);
        }
    }
}

void Say(IEnumerable<string> lines) => breaks.AddRange(lines);

static JsonNode Read(string path) => JsonNode.Parse(File.ReadAllText(path))!;

static HashSet<string> Names(JsonNode? list) => [.. list?.AsArray().Select(name => name!.GetValue<string>()) ?? []];

static List<string> Values(JsonNode type) => [.. type["enum"]?.AsArray().Select(value => value!["value"]!.ToJsonString()) ?? []];

static bool IsSecret(JsonNode property) => property["secret"]?.GetValue<bool>() == true;

static string TypeOf(JsonNode property) =>
    property["$ref"] is { } reference ? reference.GetValue<string>()
    : property["items"] is { } items ? $"a list of {TypeOf(items)}"
    : property["additionalProperties"] is { } values ? $"a map of {TypeOf(values)}"
    : property["type"]?.GetValue<string>() ?? "anything";
