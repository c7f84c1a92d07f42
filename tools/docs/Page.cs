namespace AtlasBackup.DocsTool;

/// <summary>The expected content of a page: its path from the root of the repository, and its text.</summary>
internal sealed record Page(string Path, string Text)
{
    public bool IsStale(string root)
    {
        var file = System.IO.Path.Combine(root, Path);
        return !File.Exists(file) || File.ReadAllText(file) != Text;
    }

    public async Task WriteAsync(string root)
    {
        var file = System.IO.Path.Combine(root, Path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file) ?? root);
        await File.WriteAllTextAsync(file, Text);
    }
}
