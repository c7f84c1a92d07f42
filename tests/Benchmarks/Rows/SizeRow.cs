using AtlasBackup.Benchmarks.Measuring;

namespace AtlasBackup.Benchmarks.Rows;

/// <summary>What has to be downloaded and kept.</summary>
internal static class SizeRow
{
    public static void Add(Table table, Setup setup)
    {
        AddTo(table, "size of the plugin", setup.Plugin);
        AddTo(table, "without AOT (ReadyToRun): size of the plugin", setup.ManagedPlugin);
    }

    private static void AddTo(Table table, string name, string path) =>
        table.Add(new Row(name, Row.Megabytes(new FileInfo(path).Length), "", "", "", null));
}
