using System.Text.Json.Nodes;

namespace AtlasBackup.EngineHost.GrpcLogs;

/// <summary>A recorded call to a provider, and its place in the file.</summary>
public sealed record ReplayEntry(
    int Line,
    string Method,
    JsonNode Request,
    JsonNode? Response,
    IReadOnlyList<string> Errors)
{
    private const string ProviderService = "/pulumirpc.ResourceProvider/";

    /// <summary>
    /// The calls to a package's provider in a file of the PULUMI_DEBUG_GRPC format; everything else in it is skipped.
    /// </summary>
    public static async Task<IReadOnlyList<ReplayEntry>> ReadAsync(
        string path,
        string package = "atlasbackup",
        CancellationToken cancellationToken = default)
    {
        var entries = new List<ReplayEntry>();
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line) && Parse(line, number, package) is { } entry)
            {
                entries.Add(entry);
            }
        }

        return entries;
    }

    private static ReplayEntry? Parse(string line, int number, string package)
    {
        var json = JsonNode.Parse(line)
            ?? throw new FormatException($"line {number} is not a recorded call");
        var method = json["method"]?.GetValue<string>() ?? "";
        if (!method.StartsWith(ProviderService, StringComparison.Ordinal)
            || json["progress"]?.GetValue<string>() == "request_started"
            || (json["metadata"]?["name"]?.GetValue<string>() ?? package) != package)
        {
            return null;
        }

        return new(
            number,
            method[ProviderService.Length..],
            json["request"] ?? new JsonObject(),
            json["response"],
            [.. json["errors"]?.AsArray().Select(error => error?.GetValue<string>() ?? "") ?? []]);
    }
}
