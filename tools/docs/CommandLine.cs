using AtlasBackup.ContractTool;

namespace AtlasBackup.DocsTool;

/// <summary>Writes the pages that are generated from the contract, or says which ones are stale.</summary>
internal static class CommandLine
{
    private const string Usage = "usage: atlas-docs [--check]";

    private const int Done = 0;
    private const int Stale = 1;
    private const int Failed = 2;

    public static async Task<int> RunAsync(string[] args, string root, TextWriter output, TextWriter error)
    {
        if (args is not ([] or ["--check"]))
        {
            await error.WriteLineAsync(Usage);
            return Failed;
        }

        try
        {
            var stale = Pages.Render(root).Where(page => page.IsStale(root)).ToList();
            foreach (var page in stale)
            {
                await output.WriteLineAsync(page.Path);
                if (args is [])
                {
                    await page.WriteAsync(root);
                }
            }

            return args is ["--check"] && stale.Count > 0 ? Stale : Done;
        }
        catch (Exception problem) when (problem is ContractException or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"atlas-docs: {problem.Message}");
            return Failed;
        }
    }
}
