using AtlasBackup.SdkGenerator.Emit;

namespace AtlasBackup.SdkGenerator;

/// <summary>Compares the folder of the SDK with its expected files, and writes the files that differ.</summary>
internal sealed class OutputFolder(string root)
{
    /// <summary>Lists, by path, the files that are missing, changed or left over.</summary>
    public IReadOnlyList<string> Differences(IReadOnlyDictionary<string, string> files)
    {
        var changed = files.Where(file => Read(file.Key) != file.Value).Select(file => file.Key);

        return [.. changed.Concat(Leftovers(files)).Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<string> Write(IReadOnlyDictionary<string, string> files)
    {
        var differences = Differences(files);
        foreach (var path in differences)
        {
            if (files.TryGetValue(path, out var content))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(FullPath(path)) ?? root);
                File.WriteAllText(FullPath(path), content);
            }
            else
            {
                Delete(path);
            }
        }

        return differences;
    }

    /// <summary>Whether the generator may delete a file: only if the file has the generator's mark.</summary>
    private IEnumerable<string> Leftovers(IReadOnlyDictionary<string, string> files)
    {
        if (!Directory.Exists(root))
        {
            return [];
        }

        return Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Where(path => !files.ContainsKey(path)
                && File.ReadLines(FullPath(path)).FirstOrDefault() == GeneratedFile.Mark);
    }

    private void Delete(string path)
    {
        File.Delete(FullPath(path));
        var folder = Path.GetDirectoryName(FullPath(path));
        while (folder is not null && folder != Path.GetFullPath(root)
            && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
            folder = Path.GetDirectoryName(folder);
        }
    }

    private string? Read(string path) => File.Exists(FullPath(path)) ? File.ReadAllText(FullPath(path)) : null;

    private string FullPath(string path) => Path.GetFullPath(Path.Combine(root, path));
}
