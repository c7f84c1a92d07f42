using System.Diagnostics;
using System.Text.Json.Nodes;

namespace AtlasBackup.Sdk.Tests.Release;

/// <summary>
/// Compares this version with changed ones. packaging/compare-schemas.cs is compiled once.
/// </summary>
public sealed class Comparison : IAsyncLifetime
{
    private static readonly string[] Files = ["schema.json", "docs/surface.json"];

    private readonly string _folder = Directory.CreateTempSubdirectory("comparison-").FullName;

    public async ValueTask InitializeAsync()
    {
        await Sdk.DotNet.RunAsync(
            ["build", "packaging/compare-schemas.cs", "-o", Path.Combine(_folder, "program"), "--nologo", "-v", "q"]);
        foreach (var file in Files)
        {
            Write("old", file, Repository.Read(file));
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Compares this version with one in which a place of a file has another value.</summary>
    /// <param name="file">schema.json or docs/surface.json.</param>
    /// <param name="place">The names on the way to the place, with slashes.</param>
    /// <param name="value">What is there instead, as JSON, or null to remove the place.</param>
    /// <param name="changelog">The new changelog below its title.</param>
    internal async Task<(int ExitCode, string Output)> OfAsync(
        string file,
        string place,
        string? value,
        string changelog)
    {
        foreach (var unchanged in Files)
        {
            Write("new", unchanged, Repository.Read(unchanged));
        }

        var root = JsonNode.Parse(Repository.Read(file)) ?? throw new InvalidOperationException($"{file} is empty");
        Replace(root, place.Split('/'), value);
        Write("new", file, root.ToJsonString());
        Write("old", "CHANGELOG.md", "# Changelog\n\n## Unreleased\n\n## 0.0.1 - 2026-01-01\n");
        Write("new", "CHANGELOG.md", $"# Changelog\n\n{changelog}\n");
        return await RunAsync(Path.Combine(_folder, "old"), Path.Combine(_folder, "new"));
    }

    internal async Task<(int ExitCode, string Output)> RunAsync(string before, string after)
    {
        var program = Path.Combine(_folder, "program", "compare-schemas.dll");
        var start = new ProcessStartInfo("dotnet", [program, before, after]) { RedirectStandardOutput = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }

    private static void Replace(JsonNode root, string[] place, string? value)
    {
        var parent = place[..^1].Aggregate(root, (node, name) => Child(node, name)
            ?? throw new InvalidOperationException($"'{name}' of {string.Join('/', place)} does not exist"));
        Assert.True(value is not null || Child(parent, place[^1]) is not null, string.Join('/', place));
        switch (parent)
        {
            case JsonArray list:
                list.RemoveAt(Index(list, place[^1]));
                break;
            case JsonObject owner when value is null:
                owner.Remove(place[^1]);
                break;
            default:
                parent[place[^1]] = JsonNode.Parse(value ?? "null");
                break;
        }
    }

    private static JsonNode? Child(JsonNode node, string name) =>
        node is JsonArray list ? list[Index(list, name)] : node[name];

    // An item of a list is named by its value.
    private static int Index(JsonArray list, string name) => list.ToList().FindIndex(item =>
        (item is JsonObject ? item["value"] : item)?.ToString() == name);

    private void Write(string version, string file, string text)
    {
        var path = Path.Combine(_folder, version, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? _folder);
        File.WriteAllText(path, text);
    }
}
