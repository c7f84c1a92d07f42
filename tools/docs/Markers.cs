using AtlasBackup.ContractTool;

namespace AtlasBackup.DocsTool;

/// <summary>Replaces the text between two comments of a page that is otherwise written by hand.</summary>
internal static class Markers
{
    public static string Replace(string text, string name, string block, string page)
    {
        var (start, end) = ($"<!-- {name}: written by make docs -->\n", $"<!-- /{name} -->");
        var from = text.IndexOf(start, StringComparison.Ordinal);
        var to = from < 0 ? -1 : text.IndexOf(end, from, StringComparison.Ordinal);
        return to < 0
            ? throw new ContractException($"{page} has no lines '{start.TrimEnd()}' and '{end}'")
            : $"{text[..(from + start.Length)]}\n{block}\n{text[to..]}";
    }
}
