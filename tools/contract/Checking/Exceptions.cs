using System.Text.Json.Nodes;

namespace AtlasBackup.ContractTool.Checking;

/// <summary>The departures that are meant: contract/facts/exceptions.json, by kind and subject, each with its reason.</summary>
internal sealed class Exceptions(JsonObject json)
{
    public const string FileName = "facts/exceptions.json";

    public static Exceptions Read(string folder) => new(Json.ReadFile(Path.Combine(folder, FileName)));

    /// <summary>What is left of the findings, and the exceptions that are wrong or excuse nothing.</summary>
    public IEnumerable<Finding> Apply(IReadOnlyCollection<Finding> findings)
    {
        var excused = findings.Select(finding => (Finding: finding, Exception: Find(finding))).ToList();
        var used = excused.Select(pair => pair.Exception).ToHashSet();
        var open = excused.Where(pair => pair.Exception is null).Select(pair => pair.Finding);
        return open.Concat(json.Objects().SelectMany(kind =>
            kind.Value.SelectMany(entry => CheckException(kind.Name, entry.Key, kind.Value.Text(entry.Key) ?? "", used))));
    }

    private static IEnumerable<Finding> CheckException(string kind, string subject, string reason, HashSet<string?> used)
    {
        if (!used.Contains(Key(kind, subject)))
        {
            yield return new Finding("exception", subject, $"is no longer needed: remove it from \"{kind}\" in contract/{FileName}");
        }

        if (!reason.EndsWith('.'))
        {
            yield return new Finding("exception", subject, $"has no reason: write a sentence under \"{kind}\" in contract/{FileName}");
        }
    }

    // "*.name" excuses that name in every function or type.
    private string? Find(Finding finding)
    {
        var subjects = json.Object(finding.Kind);
        var everywhere = $"*{finding.Subject[Math.Max(finding.Subject.LastIndexOf('.'), 0)..]}";
        return subjects.ContainsKey(finding.Subject) ? Key(finding.Kind, finding.Subject)
            : subjects.ContainsKey(everywhere) ? Key(finding.Kind, everywhere)
            : null;
    }

    private static string Key(string kind, string subject) => $"{kind} {subject}";
}
