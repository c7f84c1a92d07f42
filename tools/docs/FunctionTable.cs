using AtlasBackup.ContractTool.Facts;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.DocsTool;

/// <summary>Lists the functions with the first sentence of each description, for the registry.</summary>
internal static class FunctionTable
{
    // The registry allows no relative links, so the names are plain.
    public static string Render(WrittenContract contract, AtlasFacts facts) => MarkdownTable.Render(
        ["function", "what it does"],
        contract.Functions.Values.Select(function => new[]
        {
            $"`{function.Name}`",
            $"{FirstSentence(function.Description)} {State(function, facts)}".Trim(),
        }));

    private static string FirstSentence(string description)
    {
        var end = description.IndexOfAny([' ', '\n'], description.IndexOf('.', StringComparison.Ordinal));
        return end < 0 ? description : description[..end];
    }

    private static string State(Function function, AtlasFacts facts) =>
        function.Successor is not null ? "Retired by Atlas."
        : !function.IsComposed && facts.Find(function.Path)?.IsDeprecated == true ? "Deprecated by Atlas."
        : "";
}
