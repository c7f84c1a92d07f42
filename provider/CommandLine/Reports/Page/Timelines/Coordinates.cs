using System.Globalization;
using System.Text;

namespace AtlasBackup.Provider.CommandLine.Reports.Page.Timelines;

/// <summary>Forms coordinates of SVG.</summary>
internal static class Coordinates
{
    /// <summary>The width of the view in which paths are drawn, whatever the width of the page is.</summary>
    public const int PathWidth = 4000;

    public static string Percent(double place) => string.Create(CultureInfo.InvariantCulture, $"{place:0.##}%");

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>One path of all places: lines from top to bottom, or points. Equal places are drawn once.</summary>
    public static string Path(IEnumerable<double> places, bool isPoint)
    {
        var path = new StringBuilder();
        int? last = null;
        foreach (var place in places.Select(place => (int)Math.Round(place * PathWidth / 100)).Distinct().Order())
        {
            var move = last is { } before
                ? string.Create(CultureInfo.InvariantCulture, $"m{place - before} {(isPoint ? "0h0" : "-1v1")}")
                : string.Create(CultureInfo.InvariantCulture, $"M{place} {(isPoint ? ".5h0" : "0v1")}");
            path.Append(move.Replace(" -", "-", StringComparison.Ordinal));
            last = place;
        }

        return path.ToString();
    }
}
