using System.Text.Json.Nodes;

namespace AtlasBackup.ContractTool.Checking;

/// <summary>The departures that are intended, by kind and subject, each with its reason.</summary>
internal sealed class Exceptions(JsonObject json)
{
    public const string FileName = "facts/exceptions.json";
    public const string Place = $"contract/{FileName}";

    public static Exceptions Read(string folder) => new(Json.ReadFile(Path.Combine(folder, FileName)));

    public bool Excuses(string kind, string subject) => Find(kind, subject) is not null;

    /// <summary>
    /// The findings that no exception excuses, and the exceptions that are invalid or excuse nothing.
    /// </summary>
    public IEnumerable<Finding> Apply(IReadOnlyCollection<Finding> findings)
    {
        var excused = findings
            .Select(finding => (Finding: finding, Exception: Find(finding.Kind, finding.Subject)))
            .ToList();
        var used = excused.Select(pair => pair.Exception).ToHashSet();
        var open = excused.Where(pair => pair.Exception is null).Select(pair => pair.Finding);
        var wrong =
            from kind in json.Objects()
            from entry in kind.Value
            from finding in Check(kind.Name, entry.Key, kind.Value.Text(entry.Key) ?? "", used)
            select finding;
        return open.Concat(wrong);
    }

    private static IEnumerable<Finding> Check(string kind, string subject, string reason, HashSet<string?> used)
    {
        if (!used.Contains(Key(kind, subject)))
        {
            yield return new Finding(null, subject, $"is no longer needed: remove it from \"{kind}\" in {Place}");
        }

        if (!reason.EndsWith('.'))
        {
            yield return new Finding(null, subject, $"has no reason: write a sentence under \"{kind}\" in {Place}");
        }
    }

    // "*.name" excuses that name in every function or type.
    private string? Find(string? kind, string subject)
    {
        if (kind is null)
        {
            return null;
        }

        string[] subjects = [subject, $"*{subject[Math.Max(subject.LastIndexOf('.'), 0)..]}"];
        return subjects.FirstOrDefault(json.Object(kind).ContainsKey) is { } excused ? Key(kind, excused) : null;
    }

    private static string Key(string kind, string subject) => $"{kind} {subject}";
}
