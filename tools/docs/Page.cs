namespace AtlasBackup.DocsTool;

/// <summary>The expected content of a page: its path from the root of the repository, and its text.</summary>
internal sealed record Page(string Path, string Text)
{
    public bool IsStale(string root)
    {
        var file = System.IO.Path.Combine(root, Path);
        return !File.Exists(file) || File.ReadAllText(file) != Text;
    }
}
