#:property PublishAot=false

using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

// Lists the breaking changes from one version to another, and fails if the changelog does not name one:
// dotnet run packaging/compare-schemas.cs -- OLD NEW
// OLD and NEW are folders of two versions of this repository. From OLD it reads schema.json, docs/surface.json and
// CHANGELOG.md; the last two may be absent. Two files are two schemas, without a changelog.

var breaks = new List<Break>();
var (oldFolder, newFolder) = (Directory.Exists(args[0]) ? args[0] : null, Directory.Exists(args[1]) ? args[1] : null);
CompareSchemas(Read(oldFolder, "schema.json", args[0]), Read(newFolder, "schema.json", args[1]));
if (oldFolder is not null && newFolder is not null && File.Exists(Path.Combine(oldFolder, "docs/surface.json")))
{
    CompareSurfaces(Read(oldFolder, "docs/surface.json", ""), Read(newFolder, "docs/surface.json", ""));
}

var announced = Announced(oldFolder, newFolder);
var unannounced = breaks.Where(one => !announced.Any(one.IsNamedBy)).ToList();
foreach (var one in breaks)
{
    Console.WriteLine(unannounced.Contains(one) ? one.Text : $"{one.Text} (the changelog names it)");
}

Console.WriteLine(breaks.Count == 0 ? "There are no breaking changes." : $"{breaks.Count} breaking changes.");
if (unannounced is [var first, ..])
{
    Console.WriteLine(
        $"{unannounced.Count} of them are not in CHANGELOG.md. Add a line with all names of each below Unreleased, "
        + $"\"### Breaking\". For the first: {string.Join(' ', first.Names.Select(name => $"`{name}`"))}");
}

return unannounced.Count == 0 ? 0 : 1;

void CompareSchemas(JsonNode before, JsonNode after)
{
    CompareInputs("config", before["config"]?["variables"], null, after["config"]?["variables"], null);
    CompareInputs(
        "provider",
        before["provider"]?["inputProperties"],
        before["provider"]?["requiredInputs"],
        after["provider"]?["inputProperties"],
        after["provider"]?["requiredInputs"]);
    foreach (var (token, old, now) in Both("", before["functions"], after["functions"]))
    {
        var (from, to) = (old["inputs"], now["inputs"]);
        CompareInputs($"{token} inputs", from?["properties"], from?["required"], to?["properties"], to?["required"]);
        CompareOutputs($"{token} outputs", old["outputs"], now["outputs"]);
    }

    foreach (var (token, old, now) in Both("", before["types"], after["types"]))
    {
        CompareOutputs(token, old, now);
        var values = Values(now);
        foreach (var value in Values(old).Where(value => !values.Contains(value)))
        {
            Say(token, value, $"the value '{value}' is gone");
        }
    }
}

void CompareInputs(string where, JsonNode? old, JsonNode? oldRequired, JsonNode? now, JsonNode? nowRequired)
{
    CompareProperties(where, old, now);
    var required = Names(oldRequired);
    foreach (var name in Names(nowRequired).Where(name => !required.Contains(name)))
    {
        Say(where, name, $"'{name}' is required now");
    }
}

void CompareOutputs(string where, JsonNode? old, JsonNode? now)
{
    CompareProperties(where, old?["properties"], now?["properties"]);
    var required = Names(now?["required"]);
    foreach (var name in Names(old?["required"])
        .Where(name => now?["properties"]?[name] is not null && !required.Contains(name)))
    {
        Say(where, name, $"'{name}' may be absent now");
    }
}

void CompareProperties(string where, JsonNode? old, JsonNode? now)
{
    foreach (var (name, oldProperty, newProperty) in Both(where, old, now))
    {
        if (TypeOf(oldProperty) != TypeOf(newProperty))
        {
            Say(where, name, $"'{name}' was {TypeOf(oldProperty)} and is {TypeOf(newProperty)}");
        }

        if (IsSecret(oldProperty) && !IsSecret(newProperty))
        {
            Say(where, name, $"'{name}' is no longer secret");
        }
    }
}

void CompareSurfaces(JsonNode before, JsonNode after)
{
    foreach (var (_, old, now) in Both("", before["terraform"], after["terraform"]))
    {
        foreach (var (type, oldAttributes, newAttributes) in Both("", old, now))
        {
            CompareAttributes(type, oldAttributes.AsObject(), newAttributes.AsObject());
        }
    }

    foreach (var (verb, old, now) in Both("", before["command"]?["verbs"], after["command"]?["verbs"]))
    {
        foreach (var (word, oldTaken, newTaken) in Both(verb, old, now))
        {
            CompareTaken(verb, word, oldTaken, newTaken);
        }
    }

    const string codes = "exit codes";
    foreach (var (meaning, old, now) in Both(codes, before["command"]?[codes], after["command"]?[codes]))
    {
        if (!JsonNode.DeepEquals(old, now))
        {
            Say(codes, meaning, $"'{meaning}' was {old} and is {now}");
        }
    }
}

void CompareAttributes(string type, JsonObject before, JsonObject after)
{
    foreach (var (name, old, now) in Both(type, before, after))
    {
        foreach (var change in new Use(old).NarrowedBy(new Use(now)))
        {
            Say(type, name, $"'{name}' {change}");
        }
    }

    foreach (var (name, added) in after.Where(attribute => !before.ContainsKey(attribute.Key)))
    {
        if (new Use(added!).Is("required"))
        {
            Say(type, name, $"'{name}' is required now");
        }
    }
}

void CompareTaken(string verb, string word, JsonNode old, JsonNode now)
{
    if (old is JsonArray choices && now is JsonArray left)
    {
        foreach (var choice in Names(choices).Except(Names(left)))
        {
            breaks.Add(new($"{verb} {word}: the choice '{choice}' is gone", [NameOf(verb), word, choice]));
        }
    }
    else if (old.ToJsonString() != now.ToJsonString() && (old is not JsonArray || now.ToJsonString() is "\"nothing\""))
    {
        Say(verb, word, $"'{word}' took {old.ToJsonString()} and takes {now.ToJsonString()}");
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
        else if (where.Length == 0)
        {
            breaks.Add(new($"{name} is gone", [NameOf(name)]));
        }
        else
        {
            Say(where, name, $"'{name}' is gone");
        }
    }
}

void Say(string where, string name, string text) => breaks.Add(new($"{where}: {text}", [NameOf(where), name]));

// The items below Breaking that are new in this changelog: of Unreleased, or of a version that the old one does not have.
static List<string> Announced(string? oldFolder, string? newFolder)
{
    var released = Sections(oldFolder).Select(section => section.Heading).ToHashSet();
    released.Remove("Unreleased");
    return
    [
        .. Sections(newFolder).Where(section => !released.Contains(section.Heading))
            .SelectMany(section =>
                Regex.Matches(section.Text, @"(?ms)^### Breaking[^\n]*\n(.*?)(?=^### |\z)"))
            .SelectMany(part => Regex.Split(part.Groups[1].Value, "(?m)^- ").Skip(1)),
    ];
}

static IEnumerable<(string Heading, string Text)> Sections(string? folder) =>
    folder is not null && Path.Combine(folder, "CHANGELOG.md") is var path && File.Exists(path)
        ? Regex.Split(File.ReadAllText(path).ReplaceLineEndings("\n"), "(?m)^## ").Skip(1)
            .Select(section => (section.Split('\n')[0].Trim(), section))
        : [];

// What a line of the changelog calls it: getCluster, ClusterKind, atlasbackup_cluster, check, read getCluster.
static string NameOf(string where) =>
    where.StartsWith("atlasbackup ", StringComparison.Ordinal) ? where["atlasbackup ".Length..]
    : Regex.Replace(where, " (inputs|outputs)$", "").Split(':')[^1];

static JsonNode Read(string? folder, string name, string file) =>
    JsonNode.Parse(File.ReadAllText(folder is null ? file : Path.Combine(folder, name)))!;

static HashSet<string> Names(JsonNode? list) => [.. list?.AsArray().Select(name => name!.GetValue<string>()) ?? []];

static List<string> Values(JsonNode type) =>
    [.. type["enum"]?.AsArray().Select(value => value!["value"]!.ToString()) ?? []];

static bool IsSecret(JsonNode property) => property["secret"]?.GetValue<bool>() == true;

static string TypeOf(JsonNode property) =>
    property["$ref"] is { } reference ? reference.GetValue<string>()
    : property["items"] is { } items ? $"a list of {TypeOf(items)}"
    : property["additionalProperties"] is { } values ? $"a map of {TypeOf(values)}"
    : property["type"]?.GetValue<string>() ?? "anything";

/// <summary>A change that breaks what users wrote, and the names that a line of the changelog must have.</summary>
internal sealed record Break(string Text, string[] Names)
{
    public bool IsNamedBy(string line) =>
        Array.TrueForAll(Names, name => line.Contains($"`{name}`", StringComparison.Ordinal));
}

/// <summary>How an attribute of Terraform is used, such as "optional computed string".</summary>
internal sealed class Use(JsonNode text)
{
    private static readonly string[] Uses = ["required", "optional", "computed", "sensitive"];

    private readonly List<string> _words = [.. text.GetValue<string>().Split(' ')];

    private string Type => string.Join(' ', _words.Except(Uses));

    private bool IsArgument => Is("required") || Is("optional");

    public bool Is(string use) => _words.Contains(use);

    public IEnumerable<string> NarrowedBy(Use now)
    {
        (bool Narrows, string Text)[] changes =
        [
            (Type != now.Type, $"was {Type} and is {now.Type}"),
            (!Is("required") && now.Is("required"), "is required now"),
            (IsArgument && !now.IsArgument, "can no longer be set"),
            (Is("computed") && !now.Is("computed"), "is no longer computed"),
            (Is("sensitive") && !now.Is("sensitive"), "is no longer sensitive"),
        ];
        return changes.Where(change => change.Narrows).Select(change => change.Text);
    }
}
