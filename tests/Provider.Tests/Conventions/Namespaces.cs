namespace AtlasBackup.Provider.Tests.Conventions;

/// <summary>Namespaces follow folders.</summary>
internal static class Namespaces
{
    public static string Of(string path)
    {
        var folder = ProductCode.FolderOf(path).Replace('/', '.');
        return folder.StartsWith("core", StringComparison.Ordinal)
            ? $"AtlasBackup.Core{folder["core".Length..]}"
            : $"AtlasBackup.Provider{folder["provider".Length..]}";
    }
}
