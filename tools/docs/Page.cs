namespace AtlasBackup.DocsTool;

/// <summary>A page as it must be: its path below the root of the repository, and its text.</summary>
internal sealed record Page(string Path, string Text)
{
    public bool IsStale(string root)
    {
        var file = System.IO.Path.Combine(root, Path);
        return !File.Exists(file) || File.ReadAllText(file) != Text;
    }
}
