namespace AtlasBackup.Benchmarks.Processes;

/// <summary>
/// Fresh copies of two plugins to compare: how the system keeps a file in memory makes a difference, even between two
/// files of the same content, and must not be taken for a difference of the plugins.
/// </summary>
internal sealed class PluginCopies : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("atlas-bench-");

    public PluginCopies(string basePlugin, string currentPlugin)
    {
        Base = Copy(basePlugin, "plugin-1");
        Current = Copy(currentPlugin, "plugin-2");
    }

    public string Base { get; }

    public string Current { get; }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Copy(string plugin, string name)
    {
        var copy = Path.Combine(_folder.FullName, name);
        File.Copy(plugin, copy);
        return copy;
    }
}
