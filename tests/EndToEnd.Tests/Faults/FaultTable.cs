using System.Globalization;
using System.Text;

namespace AtlasBackup.EndToEnd.Tests.Faults;

/// <summary>Writes the matrix for people: a line a cell, and under it what the user reads.</summary>
internal static class FaultTable
{
    private const int Width = 98;

    public static string Write(IReadOnlyCollection<FaultResult> results)
    {
        var table = new StringBuilder();
        Line(table, "fault", "where", "credentials", "outcome", "requests", "seconds");
        foreach (var result in results)
        {
            Line(
                table,
                result.Cell.Name,
                $"{result.Cell.Where}",
                $"{result.Cell.Credentials}",
                $"{result.Outcome}",
                $"{result.Requests}",
                result.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture));
        }

        var byText = results.Where(result => result.Text.Length > 0).Select(result => result.Text).Distinct().Count();
        var slowest = results.Max(result => result.Elapsed.TotalSeconds);
        table.Append(
            CultureInfo.InvariantCulture,
            $"{results.Count} cells, {byText} different error texts, slowest {slowest:0.0} s\n");
        return table.ToString();
    }

    private static void Line(
        StringBuilder table,
        string fault,
        string where,
        string credentials,
        string outcome,
        string requests,
        string seconds)
    {
        var line = $"{fault,-26} {where,-10} {credentials,-14} {outcome,-17} {requests,8} {seconds,7}";
        table.Append(line.Length <= Width ? line : line[..Width]).Append('\n');
    }
}
