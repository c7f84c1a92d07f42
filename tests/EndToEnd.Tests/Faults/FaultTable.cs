using System.Globalization;
using System.Text;
using AtlasBackup.EndToEnd.Tests.Plugin;

namespace AtlasBackup.EndToEnd.Tests.Faults;

/// <summary>Writes the matrix as a readable table: a line for each fault and place, for all credentials.</summary>
internal static class FaultTable
{
    private const int Width = 122;

    public static string Write(IReadOnlyCollection<FaultResult> results)
    {
        var table = new StringBuilder();
        Line(table, "fault", "where", "signed in with", "outcome", "requests", "seconds", "Terraform", "command");
        foreach (var same in results.GroupBy(result => (result.Cell.Name, result.Cell.Where, result.Outcome)))
        {
            Line(
                table,
                same.Key.Name,
                $"{same.Key.Where}",
                string.Join(' ', same.Select(result => Short(result.Cell.Credentials))),
                $"{same.Key.Outcome}",
                string.Join('/', same.Select(result => result.Requests).Distinct()),
                same.Max(result => result.Elapsed.TotalSeconds).ToString("0.0", CultureInfo.InvariantCulture),
                string.Join(' ', same.Select(result => Short(result.Terraform)).Distinct()).Trim(),
                string.Join(' ', same.Select(result => Short(result.Command)).Distinct()).Trim());
        }

        var byText = results.Where(result => result.Text.Length > 0).Select(result => result.Text).Distinct().Count();
        var slowest = results.Max(result => result.Elapsed.TotalSeconds);
        table.Append(
            CultureInfo.InvariantCulture,
            $"{results.Count} cells, {byText} different error texts, slowest {slowest:0.0} s\n");
        return table.ToString();
    }

    private static string Short(Credentials credentials) => credentials switch
    {
        Credentials.ServiceAccount => "account",
        Credentials.ApiKey => "key",
        _ => "token",
    };

    private static string Short(TerraformFaultResult? result) => result switch
    {
        null => "",
        { HasState: true, Problems: [] } => "read",
        { HasState: false, Problems: [_] } => "one error",
        _ => "WRONG",
    };

    private static string Short(CommandFaultResult? result) => result?.Result switch
    {
        null => "",
        { ExitCode: 0, Output: not "" } => "read",
        { ExitCode: 1, Output: "" } => "one error",
        _ => "WRONG",
    };

    private static void Line(
        StringBuilder table,
        string fault,
        string where,
        string credentials,
        string outcome,
        string requests,
        string seconds,
        string terraform,
        string command)
    {
        var line = $"{fault,-26} {where,-10} {credentials,-17} {outcome,-17} {requests,8} {seconds,7}  {terraform,-9}  {command}";
        table.Append((line.Length <= Width ? line : line[..Width]).TrimEnd()).Append('\n');
    }
}
