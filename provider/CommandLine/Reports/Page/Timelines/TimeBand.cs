using AtlasBackup.Provider.CommandLine.Reports.Page.Model;

namespace AtlasBackup.Provider.CommandLine.Reports.Page.Timelines;

/// <summary>A part of the time axis that has one scale, such as the last 24 hours.</summary>
/// <param name="Range">The times in it.</param>
/// <param name="Left">Where it begins, in hundredths of the width.</param>
/// <param name="Right">Where it ends.</param>
/// <param name="Age">How far it reaches back.</param>
internal sealed record TimeBand(TimeRange Range, double Left, double Right, TimeSpan Age)
{
    public double Width => Right - Left;

    public double Place(DateTimeOffset time) => Left + (Width * ((time - Range.Start) / Range.Length));
}
