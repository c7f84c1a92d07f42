using AtlasBackup.ContractTool.Facts;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.DocsTool;

/// <summary>Lists the functions with the first sentence of each description.</summary>
internal static class FunctionTable
{
    /// <summary>Without a page to link to, the names are plain: the registry allows no relative links.</summary>
    public static string Render(WrittenContract contract, AtlasFacts facts, string? page) => MarkdownTable.Render(
        ["function", "what it does"],
        contract.Functions.Values.Select(function => new[]
        {
            page is null ? $"`{function.Name}`" : $"[`{function.Name}`]({page}#{Anchor.Of(function.Name)})",
            $"{FirstSentence(function.Description)} {State(function, facts)}".Trim(),
        }));

    private static string FirstSentence(string description)
    {
        var end = description.IndexOfAny([' ', '\n'], description.IndexOf('.', StringComparison.Ordinal));
        return end < 0 ? description : description[..end];
    }

    private static string State(Function function, AtlasFacts facts) =>
        function.Successor is not null ? "Retired by Atlas."
        : facts.Find(function.Path)?.IsDeprecated == true ? "Deprecated by Atlas."
        : "";
}
