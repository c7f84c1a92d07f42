using System.Globalization;
using System.Text.RegularExpressions;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.EndToEnd.Tests.Readiness;

/// <summary>Verdicts and requests in short lines, with the same word for every ID.</summary>
internal static partial class VerdictText
{
    public static string Of(Struct verdict)
    {
        var point = verdict.At("recoveryPoint")?.StructValue;
        string[] lines =
        [
            verdict.At("ready")!.BoolValue ? "ready" : "not ready",
            .. Texts(verdict, "reasons"),
            .. Texts(verdict, "notes").Select(note => $"note: {note}"),
            .. point is null
                ? Array.Empty<string>()
                : [$"{Text(point, "kind")} of {Text(point, "time")}, {Number(point, "ageSeconds")} s old"],
        ];
        return Id().Replace(string.Join('\n', lines), "ID");
    }

    public static IReadOnlyList<string> Texts(Struct outputs, string name) =>
        [.. outputs.At(name)!.ListValue.Values.Select(value => value.StringValue)];

    public static string? Text(Struct outputs, string name) => outputs.At(name)?.StringValue;

    /// <summary>The reads, in the order of the alphabet: the path below the project, without the cluster's name.</summary>
    public static string Requests(AtlasSimulatorServer atlas, string cluster) => string.Join(", ", atlas.Requests.Reads
        .Select(request => request.Path.Split("/groups/")[1])
        .Select(path => path.Contains("byName", StringComparison.Ordinal) ? "byName" : path.Split('/', 2)[1])
        .Select(path => path
            .Replace($"clusters/{cluster}", "cluster", StringComparison.Ordinal)
            .Replace($"flexClusters/{cluster}", "flex", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal));

    private static string Number(Struct outputs, string name) =>
        outputs.At(name)!.NumberValue.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("[0-9a-f]{24}")]
    private static partial Regex Id();
}
