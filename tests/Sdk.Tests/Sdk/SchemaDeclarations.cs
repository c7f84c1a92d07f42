using System.Text.Json;

namespace AtlasBackup.Sdk.Tests.Sdk;

/// <summary>
/// Derives from a schema, apart from the generator, every property, field and value that an SDK declares for it.
/// </summary>
internal sealed class SchemaDeclarations
{
    private readonly Dictionary<string, SortedSet<string>> _types = [];
    private readonly JsonElement _schema;

    private SchemaDeclarations(JsonElement schema) => _schema = schema;

    /// <summary>The place of a type, which decides how it is written in C#.</summary>
    private enum Form
    {
        Output,
        Plain,
        Input,
    }

    /// <summary>Gives the declarations by their type, in the form of <see cref="PublicDeclarations"/>.</summary>
    public static IReadOnlyDictionary<string, SortedSet<string>> Of(JsonElement schema)
    {
        var declarations = new SchemaDeclarations(schema);
        declarations.AddEnums();
        declarations.AddFunctions();
        declarations.AddSettings();

        return declarations._types;
    }

    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    public static string ClassOf(string token) => Pascal(token.Split(':')[2]);

    private void AddEnums()
    {
        foreach (var type in Members(_schema, "types").Where(type => type.Value.TryGetProperty("enum", out _)))
        {
            var name = ClassOf(type.Name);
            // The members of a C# enum, which whole numbers become, have no modifier: they are not declarations here.
            _types[name] = Sorted(Items(type.Value, "enum")
                .Where(_ => TypeOf(type.Value) != "integer")
                .Select(value => $"public static {name} {value.GetProperty("name")}"));
        }
    }

    private void AddFunctions()
    {
        foreach (var function in Members(_schema, "functions"))
        {
            var name = ClassOf(function.Name);
            if (function.Value.TryGetProperty("inputs", out var inputs))
            {
                AddObject($"{name}Args", inputs, Form.Plain);
                AddObject($"{name}InvokeArgs", inputs, Form.Input);
            }

            AddObject($"{name}Result", function.Value.GetProperty("outputs"), Form.Output);
        }
    }

    private void AddSettings()
    {
        if (_schema.TryGetProperty("provider", out var provider))
        {
            AddProperties("ProviderArgs", Members(provider, "inputProperties"), [], Form.Input);
        }

        if (_schema.TryGetProperty("config", out var config))
        {
            _types["Config"] = Sorted(Members(config, "variables").Select(variable =>
                $"public static {Declared(variable.Value, Form.Output, isRequired: false)} {Pascal(variable.Name)}"));
        }
    }

    private void AddObject(string name, JsonElement type, Form form)
    {
        if (!_types.ContainsKey(name))
        {
            var required = Items(type, "required").Select(property => property.GetString()!);
            AddProperties(name, Members(type, "properties"), [.. required], form);
        }
    }

    private void AddProperties(
        string name, IEnumerable<JsonProperty> properties, IReadOnlyList<string> required, Form form)
    {
        // The entry comes first, because a type may refer to itself.
        var declarations = _types[name] = new SortedSet<string>(StringComparer.Ordinal);
        var modifiers = form == Form.Output ? "public readonly" : "public";
        declarations.UnionWith(properties.Select(property =>
        {
            var type = Declared(property.Value, form, required.Contains(property.Name));

            return $"{modifiers} {type} {Pascal(property.Name)}";
        }));
    }

    private string Declared(JsonElement property, Form form, bool isRequired)
    {
        // A secret argument has a field of its own, which is null until it is set.
        var isSecret = form != Form.Output && property.TryGetProperty("secret", out var secret) && secret.GetBoolean();
        var mark = isRequired && !isSecret ? "" : "?";

        return (form, TypeOf(property)) switch
        {
            (Form.Output, "array") => Named(property, form),
            (Form.Output, _) => Named(property, form) + mark,
            (Form.Plain, "array") => $"List<{ItemOf(property, form)}>",
            (Form.Plain, "object") => $"Dictionary<string, {ValueOf(property, form)}>",
            (Form.Plain, _) => Named(property, form) + mark,
            (_, "array") => $"InputList<{ItemOf(property, form)}>",
            (_, "object") => $"InputMap<{ValueOf(property, form)}>",
            _ => $"Input<{Named(property, form)}>{mark}",
        };
    }

    private string Named(JsonElement type, Form form) => TypeOf(type) switch
    {
        "boolean" => "bool",
        "integer" => "int",
        "number" => "double",
        "string" => "string",
        "array" => $"ImmutableArray<{ItemOf(type, form)}>",
        "object" => $"ImmutableDictionary<string, {ValueOf(type, form)}>",
        "$ref" => Referred(type.GetProperty("$ref").GetString()!["#/types/".Length..], form),
        var other => throw new InvalidOperationException($"This test knows no type {other}."),
    };

    private string ItemOf(JsonElement list, Form form) => Named(list.GetProperty("items"), form);

    private string ValueOf(JsonElement map, Form form) => Named(map.GetProperty("additionalProperties"), form);

    private string Referred(string token, Form form)
    {
        var type = _schema.GetProperty("types").GetProperty(token);
        if (type.TryGetProperty("enum", out _))
        {
            return ClassOf(token);
        }

        var name = form switch
        {
            Form.Output => $"Outputs.{ClassOf(token)}",
            Form.Plain => $"Inputs.{ClassOf(token)}",
            _ => $"Inputs.{ClassOf(token)}Args",
        };
        AddObject(name, type, form);

        return name;
    }

    private static string TypeOf(JsonElement type) =>
        type.TryGetProperty("$ref", out _) ? "$ref" : type.GetProperty("type").GetString()!;

    private static JsonProperty[] Members(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var members) ? [.. members.EnumerateObject()] : [];

    private static JsonElement[] Items(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var items) ? [.. items.EnumerateArray()] : [];

    private static SortedSet<string> Sorted(IEnumerable<string> declarations) =>
        new(declarations, StringComparer.Ordinal);
}
