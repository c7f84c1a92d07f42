#:property PublishAot=false

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

// Writes an SPDX 2.3 document of the parts of the plugin, from the packages that NuGet restored to build it:
// dotnet run packaging/sbom.cs -- VERSION PROJECT.ASSETS.JSON

const string plugin = "pulumi-resource-atlasbackup";
var version = args[0];
var assets = JsonNode.Parse(File.ReadAllText(args[1]))!;
var cache = assets["packageFolders"]!.AsObject().First().Key;
var framework = assets["project"]!["frameworks"]!.AsObject().First().Value!;

// The packages in the plugin: those with assemblies, and direct references that are not only for the build.
var needed = assets["targets"]!.AsObject().Last().Value!.AsObject()
    .Where(node => node.Value!["runtime"]?.AsObject().Any(file => !file.Key.EndsWith("_._", StringComparison.Ordinal)) == true)
    .Select(node => node.Key.Split('/')[0])
    .Concat(framework["dependencies"]!.AsObject()
        .Where(one => one.Value!["suppressParent"]?.GetValue<string>() != "All" && one.Value["autoReferenced"] is null)
        .Select(one => one.Key))
    .ToHashSet();

var packages = assets["libraries"]!.AsObject()
    .Where(library => library.Value!["type"]!.GetValue<string>() == "package")
    .Select(library => Described(library.Key.Split('/')[0], library.Key.Split('/')[1], library.Value!["path"]!.GetValue<string>()));

// The parts of .NET itself that are packed in or compiled in.
var runtime = (framework["downloadDependencies"]?.AsArray() ?? [])
    .Select(pack => (Name: pack!["name"]!.GetValue<string>(), Version: FirstVersion().Match(pack["version"]!.GetValue<string>()).Value))
    .Where(pack => pack.Name.Contains(".Runtime.", StringComparison.OrdinalIgnoreCase))
    .Where(pack => Directory.Exists(Path.Combine(cache, PathOf(pack.Name, pack.Version))))
    .Select(pack => Described(pack.Name, pack.Version, PathOf(pack.Name, pack.Version)))
    .ToList();
needed.UnionWith(runtime.Select(pack => pack["name"]!.GetValue<string>()));

var parts = packages.Concat(runtime)
    .OrderBy(part => part["name"]!.GetValue<string>(), StringComparer.OrdinalIgnoreCase)
    .ToList();
var root = Package(plugin, version, "Apache-2.0", $"pkg:github/atlasbackup/pulumi-atlasbackup@v{version}");
var document = new JsonObject
{
    ["spdxVersion"] = "SPDX-2.3",
    ["dataLicense"] = "CC0-1.0",
    ["SPDXID"] = "SPDXRef-DOCUMENT",
    ["name"] = $"{plugin}-v{version}",
    ["documentNamespace"] = $"https://github.com/atlasbackup/pulumi-atlasbackup/releases/download/v{version}/{plugin}-v{version}.spdx.json",
    ["creationInfo"] = new JsonObject
    {
        ["created"] = Created().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        ["creators"] = new JsonArray("Organization: Atlas Backup contributors", "Tool: packaging/sbom.cs"),
    },
    ["packages"] = new JsonArray([root, .. parts]),
    ["relationships"] = new JsonArray(
        [Related("SPDXRef-DOCUMENT", "DESCRIBES", Id(root)), .. parts.Select(part => needed.Contains(part["name"]!.GetValue<string>())
            ? Related(Id(root), "DEPENDS_ON", Id(part))
            : Related(Id(part), "BUILD_TOOL_OF", Id(root)))]),
};
Console.WriteLine(document.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));

JsonObject Described(string name, string version, string folder)
{
    var nuspec = Directory.EnumerateFiles(Path.Combine(cache, folder), "*.nuspec").Select(File.ReadAllText).FirstOrDefault("");
    var license = LicenseExpression().Match(nuspec) is { Success: true } match ? match.Groups[1].Value : "NOASSERTION";
    return Package(name, version, license, $"pkg:nuget/{name}@{version}");
}

static JsonObject Package(string name, string version, string license, string purl) => new()
{
    ["SPDXID"] = $"SPDXRef-{name}-{version}",
    ["name"] = name,
    ["versionInfo"] = version,
    ["downloadLocation"] = "NOASSERTION",
    ["filesAnalyzed"] = false,
    ["licenseConcluded"] = "NOASSERTION",
    ["licenseDeclared"] = license,
    ["copyrightText"] = "NOASSERTION",
    ["externalRefs"] = new JsonArray(new JsonObject
    {
        ["referenceCategory"] = "PACKAGE-MANAGER",
        ["referenceType"] = "purl",
        ["referenceLocator"] = purl,
    }),
};

static JsonObject Related(string from, string how, string to) => new()
{
    ["spdxElementId"] = from,
    ["relationshipType"] = how,
    ["relatedSpdxElement"] = to,
};

static string Id(JsonObject package) => package["SPDXID"]!.GetValue<string>();

#pragma warning disable CA1308 // NuGet's cache has lower-case folders.
static string PathOf(string name, string version) => Path.Combine(name.ToLowerInvariant(), version.ToLowerInvariant());
#pragma warning restore CA1308

// The time of the commit if the release sets it, so that the same commit gives the same document.
static DateTimeOffset Created() =>
    long.TryParse(Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH"), CultureInfo.InvariantCulture, out var seconds)
        ? DateTimeOffset.FromUnixTimeSeconds(seconds)
        : DateTimeOffset.UtcNow;

/// <summary>The patterns that read versions and licences.</summary>
internal static partial class Program
{
    [GeneratedRegex(@"\d+(\.\d+)+[^,\]\)\s]*")]
    private static partial Regex FirstVersion();

    [GeneratedRegex("<license type=\"expression\">([^<]+)</license>")]
    private static partial Regex LicenseExpression();
}
