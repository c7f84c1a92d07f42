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
        throw new RunException($"checkpoint {checkpoint.Id} fails the check: {string.Join("; ", objections)}");
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
    JudgeCompletion(checkpoint.Completed, now),
    JudgeAge(checkpoint.Timestamp, maxAge, now),
];

static Finding JudgeCompletion(string? completed, DateTimeOffset now) => AgeOf(completed, now) switch
{
    null => new Finding(false, "it is not complete"),
    { IsInFuture: true } => new Finding(false, $"its completion date {completed} is in the future"),
    _ => new Finding(true, $"complete since {completed}"),
};

static Finding JudgeAge(string? timestamp, TimeSpan maxAge, DateTimeOffset now) => AgeOf(timestamp, now) switch
{
    null => new Finding(false, "its age is not known"),
    { IsInFuture: true } => new Finding(false, $"its timestamp {timestamp} is in the future"),
    { Hours: var hours } => new Finding(hours <= maxAge.TotalHours, string.Create(
        CultureInfo.InvariantCulture,
        $"{hours:0.#} hours old, at most {maxAge.TotalHours:0.#} allowed")),
};

static Age? AgeOf(string? timestamp, DateTimeOffset now) =>
    DateTimeOffset.TryParse(timestamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
        ? new Age((now - moment).TotalHours)
        : null;

internal sealed record Finding(bool IsGood, string Text);

internal sealed record Age(double Hours)
{
    // Clocks differ by minutes, not by more.
    public bool IsInFuture => Hours < -5 / 60.0;
}
