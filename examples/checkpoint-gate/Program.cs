using System.Globalization;
using Atlas.Backup;
using Pulumi;

return await Deployment.RunAsync(async () =>
{
    var config = new Pulumi.Config();
    var maxAge = TimeSpan.FromHours(config.RequireInt32("maxAgeHours"));
    var checkpoint = await GetBackupCheckpoint.InvokeAsync(new GetBackupCheckpointArgs
    {
        GroupId = config.Require("groupId"),
        ClusterName = config.Require("clusterName"),
        CheckpointId = config.Require("checkpointId"),
    });

    var findings = Judge(checkpoint, maxAge, DateTimeOffset.UtcNow);
    var objections = findings.Where(finding => !finding.IsGood).Select(finding => finding.Text).ToArray();
    if (objections.Length > 0)
    {
        throw new RunException($"checkpoint {checkpoint.Id} is no way back: {string.Join("; ", objections)}");
    }

    return new Dictionary<string, object?>
    {
        ["verdict"] = "go",
        ["reasons"] = findings.Select(finding => finding.Text).ToArray(),
        ["restoresTo"] = checkpoint.Timestamp,
    };
});

static Finding[] Judge(GetBackupCheckpointResult checkpoint, TimeSpan maxAge, DateTimeOffset now) =>
[
    checkpoint.Restorable == true
        ? new Finding(true, "Atlas can restore it")
        : new Finding(false, "Atlas cannot restore it"),
    checkpoint.Completed is { } completed
        ? new Finding(true, $"complete since {completed}")
        : new Finding(false, "it is not complete"),
    JudgeAge(checkpoint.Timestamp, maxAge, now),
];

static Finding JudgeAge(string? timestamp, TimeSpan maxAge, DateTimeOffset now)
{
    var culture = CultureInfo.InvariantCulture;
    if (!DateTimeOffset.TryParse(timestamp, culture, DateTimeStyles.AssumeUniversal, out var moment))
    {
        return new Finding(false, "its age is not known");
    }

    var age = now - moment;
    var text = string.Create(culture, $"{age.TotalHours:0.#} hours old, at most {maxAge.TotalHours:0.#} allowed");
    return new Finding(age <= maxAge, text);
}

internal sealed record Finding(bool IsGood, string Text);
