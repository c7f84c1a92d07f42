using System.Globalization;
using System.Text.Json.Nodes;
using AtlasBackup.ContractTool;
using AtlasBackup.ContractTool.Checking;

namespace AtlasBackup.Contract.Tests.Support;

/// <summary>A copy of the contract, of its facts and of schema.json, for tests to break.</summary>
internal sealed class ContractCopy : IDisposable
{
    public ContractCopy()
    {
        Directory.CreateDirectory(Path.Combine(Root, "contract", "facts"));
        foreach (var file in Repository.Files("contract", ".json").Append("schema.json"))
        {
            File.Copy(Repository.PathOf(file), Path.Combine(Root, file));
        }
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("contract-").FullName;

    public string Folder => Path.Combine(Root, "contract");

    public void Dispose() => Directory.Delete(Root, recursive: true);

    public JsonObject Read(string file) => Json.ReadFile(Path.Combine(Folder, file));

    /// <summary>Sets the value at a place such as <c>types.Link.properties</c>, or removes it.</summary>
    public void Set(string file, string place, string? json)
    {
        var document = Read(file);
        var steps = place.Split('.');
        JsonNode owner = document;
        foreach (var step in steps.SkipLast(1))
        {
            owner = Child(owner, step) ?? throw new InvalidOperationException($"{file} has no {place}");
        }

        if (json is not null)
        {
            owner.AsObject()[steps[^1]] = JsonNode.Parse(json);
        }
        else if (owner is JsonArray list)
        {
            list.RemoveAt(int.Parse(steps[^1], CultureInfo.InvariantCulture));
        }
        else if (!owner.AsObject().Remove(steps[^1]))
        {
            throw new InvalidOperationException($"{file} has no {place}");
        }

        Write(file, document);
    }

    public void Write(string file, JsonObject document) =>
        File.WriteAllText(Path.Combine(Folder, file), document.ToJsonString());

    public List<string> Check() => [.. Checker.Check(Root).Select(finding => finding.ToString())];

    private static JsonNode? Child(JsonNode owner, string step) =>
        owner is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)] : owner[step];
}
