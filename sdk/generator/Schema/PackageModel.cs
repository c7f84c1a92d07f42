using System.Text.Json;

namespace AtlasBackup.SdkGenerator.Schema;

/// <summary>A whole schema, read and checked.</summary>
internal sealed record PackageModel(
    string Name,
    PackageInfo Info,
    CSharpOptions CSharp,
    IReadOnlyList<Property> Config,
    ProviderModel Provider,
    IReadOnlyList<ObjectType> Objects,
    IReadOnlyList<EnumType> Enums,
    IReadOnlyList<FunctionModel> Functions);

/// <summary>The schema's facts about the package itself.</summary>
internal sealed record PackageInfo(
    string DisplayName,
    string Description,
    IReadOnlyList<string> Keywords,
    string Homepage,
    string Repository,
    string License,
    string Publisher,
    string PluginDownloadUrl);

/// <summary>The schema's settings under <c>language.csharp</c>.</summary>
internal sealed record CSharpOptions(
    string RootNamespace,
    IReadOnlyDictionary<string, string> Namespaces,
    IReadOnlyList<string> PackageReferences);

/// <summary>The module, empty for the root module, and the name of a type or a function.</summary>
internal sealed record Token(string Text, string Module, string Name);

/// <summary>The provider resource: the arguments that it takes and the outputs that it shows.</summary>
internal sealed record ProviderModel(
    string Description, string Deprecation, IReadOnlyList<Property> Inputs, IReadOnlyList<Property> Outputs);

/// <summary>A function. A function without a result is only called for its effect.</summary>
internal sealed record FunctionModel(
    Token Token,
    string Description,
    string Deprecation,
    IReadOnlyList<Property>? Inputs,
    IReadOnlyList<Property>? Outputs,
    TypeRef? ReturnType)
{
    public bool HasResult => Outputs is not null || ReturnType is not null;
}

/// <summary>A named member of an object, of arguments or of the configuration.</summary>
internal sealed record Property(
    string WireName,
    string Place,
    TypeRef Type,
    bool IsRequired,
    bool IsSecret,
    string Description,
    string Deprecation,
    string? CSharpName,
    JsonElement? Default);

/// <summary>An object type. Its properties are filled in later, because types may refer to one another.</summary>
internal sealed class ObjectType(Token token, string description)
{
    public Token Token => token;

    public string Description => description;

    public IReadOnlyList<Property> Properties { get; set; } = [];
}

/// <summary>An enumeration of texts, whole numbers or numbers.</summary>
internal sealed record EnumType(
    Token Token, string Place, string Description, BuiltIn Kind, IReadOnlyList<EnumValue> Values);

/// <summary>One value of an enumeration.</summary>
internal sealed record EnumValue(string Name, JsonElement Value, string Description, string Deprecation);
