using System.Text.Json.Nodes;

namespace AtlasBackup.ContractTool.Writing;

/// <summary>The entry of a function, as it is written in a file of the contract.</summary>
internal sealed record Function(string Name, JsonObject Json)
{
    /// <summary>The input that leaves secret outputs out. The plugin obeys it in every function.</summary>
    public const string Omission = "omitDownloadLinks";

    /// <summary>The input that leaves personal data out.</summary>
    public const string PersonalOmission = "omitPersonalData";

    public string Description => Json.RequiredText("description", Name);

    /// <summary>Whether the function is composed of others and reads no endpoint of its own.</summary>
    public bool IsComposed => Json.ContainsKey("composed");

    /// <summary>The file of the subject whose inputs and types a composed function of internal.json uses.</summary>
    public string? Uses => Json.Object("composed").Text("uses");

    /// <summary>The functions that a composed one reads.</summary>
    public IEnumerable<string> Reads => Json.Object("composed").Texts("reads");

    /// <summary>
    /// The reads of a composed function that require another role, each with the inputs that make it necessary.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> MoreRoles { get; } = ReadMoreRoles(
        Json.Object("composed").Object("moreRoles"));

    public JsonObject Endpoint => Json.Object("endpoint");

    public string Path => Endpoint.RequiredText("path", Name);

    public string ApiVersion => Endpoint.RequiredText("apiVersion", Name);

    public string Paging => Endpoint.Text("paging") ?? "none";

    public IEnumerable<string> Roles => (IsComposed ? Json.Object("composed") : Endpoint).Texts("roles");

    /// <summary>The function to call instead, if Atlas has deprecated the endpoint.</summary>
    public string? Successor => Endpoint.Text("successor");

    public JsonObject Inputs => Json.Object("inputs").Object("properties");

    public IEnumerable<string> RequiredInputs => Json.Object("inputs").Texts("required");

    /// <summary>The inputs of which exactly one must be given.</summary>
    public IEnumerable<string> ExactlyOne => Json.Object("inputs").Texts("exactlyOne");

    /// <summary>Whether a caller can leave secret outputs out, as in every function that has some.</summary>
    public bool CanOmitSecrets => Inputs.ContainsKey(Omission);

    /// <summary>Whether an input filters the list after all pages have been read.</summary>
    public static bool IsLocalFilter(JsonObject input) => input.ContainsKey("filter") && input.Flag("local");

    public JsonObject Outputs => Json.Object("outputs");

    /// <summary>Whether the function reads one object of Atlas.</summary>
    public bool IsSingle => ItemType is null && !IsComposed;

    /// <summary>The type of a list's items, or null for a function that reads one object.</summary>
    public string? ItemType => Outputs.Text("list");

    private static Dictionary<string, IReadOnlyList<string>> ReadMoreRoles(JsonObject roles) =>
        roles.ToDictionary(read => read.Key, IReadOnlyList<string> (read) => [.. roles.Texts(read.Key)]);
}
