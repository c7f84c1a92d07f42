using AtlasBackup.Provider.CommandLine.Reports.Page.Html;

namespace AtlasBackup.Provider.CommandLine.Reports.Page.Model;

/// <summary>A span between two times.</summary>
internal sealed record TimeRange(DateTimeOffset Start, DateTimeOffset End)
{
    public TimeSpan Length => End - Start;

    public override string ToString() => $"{PageText.Time(Start)} to {PageText.Time(End)}";
}
