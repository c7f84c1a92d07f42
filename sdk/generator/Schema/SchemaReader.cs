using System.Text.Json;

namespace AtlasBackup.SdkGenerator.Schema;

/// <summary>Reads a Pulumi schema, and refuses everything that the generator cannot render.</summary>
internal static class SchemaReader
{
    private static readonly string[] Rendered =
    [
        "name", "displayName", "description", "keywords", "homepage", "license", "repository", "publisher",
        "pluginDownloadURL",
        "meta", "language", "config", "types", "provider", "functions",
    ];

    // The version comes from the command line; the other members are for other languages, the registry or the engine.
    private static readonly string[] Ignored =
        ["$schema", "version", "attribution", "logoUrl", "namespace", "allowedPackageNames"];

    private static readonly string[] Unsupported =
        ["resources", "dependencies", "parameterization", "extensionParameterization"];

    public static PackageModel Read(string json)
    {
        using var document = Parse(json);
        // The clone is needed after the document is disposed: default values and enum values stay JSON until they are
        // rendered.
        var root = new SchemaNode(document.RootElement.Clone(), "");
        root.AllowOnly([.. Rendered, .. Ignored, .. Unsupported]);
        root.Refuse(Unsupported);

        var name = root.Get("name").Text;
        var tokens = new TokenReader(name, root.Find("meta"));
        var types = new TypeTable(root, tokens);
        var properties = new PropertyReader(types);
        types.FillObjects(properties);

        return new PackageModel(
            name,
            ReadInfo(root, name),
            ReadCSharp(root),
            ReadConfig(root, properties),
            ReadProvider(root, properties),
            types.Objects,
            types.Enums,
            [.. root.MembersOf("functions")
                .Select(member => ReadFunction(member.Name, member.Value, tokens, properties, types))]);
    }

    private static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException problem)
        {
            throw new SchemaException("schema", problem.Message);
        }
    }

    private static PackageInfo ReadInfo(SchemaNode root, string name) => new(
        root.TextOf("displayName") ?? name,
        root.TextOf("description") ?? "",
        [.. root.ItemsOf("keywords").Select(keyword => keyword.Text)],
        root.TextOf("homepage") ?? "",
        root.TextOf("repository") ?? "",
        root.TextOf("license") ?? "",
        root.TextOf("publisher") ?? "",
        root.TextOf("pluginDownloadURL") ?? "");

    private static CSharpOptions ReadCSharp(SchemaNode root)
    {
        if (root.Find("language")?.Find("csharp") is not { } csharp)
        {
            return new CSharpOptions("Pulumi", new Dictionary<string, string>(), ["Pulumi"]);
        }

        csharp.AllowOnly(
            "rootNamespace", "namespaces", "packageReferences", "respectSchemaVersion", "liftSingleValueMethodReturns",
            "compatibility", "dictionaryConstructors", "projectReferences");
        csharp.Refuse("compatibility", "dictionaryConstructors", "projectReferences");
        var packages = csharp.MembersOf("packageReferences").Select(member => member.Name).Append("Pulumi").Distinct();

        return new CSharpOptions(
            csharp.TextOf("rootNamespace") ?? "Pulumi",
            csharp.MembersOf("namespaces").ToDictionary(member => member.Name, member => member.Value.Text),
            [.. packages.Order(StringComparer.Ordinal)]);
    }

    private static List<Property> ReadConfig(SchemaNode root, PropertyReader properties)
    {
        if (root.Find("config") is not { IsEmpty: false } config)
        {
            return [];
        }

        config.AllowOnly("variables", "defaults");

        return properties.Read(config.Find("variables"), config.Find("defaults"));
    }

    private static ProviderModel ReadProvider(SchemaNode root, PropertyReader properties)
    {
        if (root.Find("provider") is not { } provider)
        {
            return new ProviderModel("", "", [], []);
        }

        provider.AllowOnly(
            "type", "description", "deprecationMessage", "inputProperties", "requiredInputs", "properties", "required",
            "aliases", "isComponent", "isOverlay", "language", "methods", "stateInputs");
        provider.Refuse("aliases", "isComponent", "isOverlay", "methods", "stateInputs");

        return new ProviderModel(
            provider.TextOf("description") ?? "",
            provider.TextOf("deprecationMessage") ?? "",
            properties.Read(provider.Find("inputProperties"), provider.Find("requiredInputs")),
            properties.Read(provider.Find("properties"), provider.Find("required")));
    }

    private static FunctionModel ReadFunction(
        string token, SchemaNode function, TokenReader tokens, PropertyReader properties, TypeTable types)
    {
        function.AllowOnly(
            "description", "inputs", "outputs", "returnType", "deprecationMessage", "language", "plain",
            "multiArgumentInputs", "isOverlay", "overlaySupportedLanguages");
        function.Refuse("multiArgumentInputs", "isOverlay", "overlaySupportedLanguages");
        var result = function.Find("outputs");
        var returnType = function.Find("returnType");
        if (result is not null && returnType is not null)
        {
            throw function.Problem("has both 'outputs' and 'returnType'");
        }

        // A return type that declares its own properties means the same as outputs.
        if (returnType?.Find("properties") is not null)
        {
            (result, returnType) = (returnType, null);
        }

        return new FunctionModel(
            tokens.Read(token, function),
            function.TextOf("description") ?? "",
            function.TextOf("deprecationMessage") ?? "",
            function.Find("inputs") is { } inputs ? properties.ReadObject(inputs) : null,
            result is { } outputs ? properties.ReadObject(outputs) : null,
            returnType is { } type ? types.Read(type) : null);
    }
}
