namespace AtlasBackup.Tests.Support;

/// <summary>The files that this build was made from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Fixture(string name) =>
        File.ReadAllText(Path.Combine(Root, "tests", "Answers", $"{name}.json"));

    /// <summary>The sources of the provider: their paths below provider/, with slashes, and their texts.</summary>
    public static IEnumerable<(string Path, string Text)> ProviderSources()
    {
        var provider = Path.Combine(Root, "provider");
        return Directory.EnumerateFiles(provider, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Path.GetRelativePath(provider, file).Replace('\\', '/'), File.ReadAllText(file)))
            .Where(source => !source.Item1.StartsWith("obj/", StringComparison.Ordinal)
                && !source.Item1.StartsWith("bin/", StringComparison.Ordinal));
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (folder.EnumerateFiles("*.sln").Any())
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("the tests do not run inside their repository");
    }
}
