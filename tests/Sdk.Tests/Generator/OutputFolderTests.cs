using AtlasBackup.SdkGenerator;
using AtlasBackup.SdkGenerator.Emit;

namespace AtlasBackup.Sdk.Tests.Generator;

public sealed class OutputFolderTests : IDisposable
{
    private static readonly Dictionary<string, string> Files = new() { ["A.cs"] = "a", ["B/C.cs"] = "c" };

    private readonly string _root = Directory.CreateTempSubdirectory("sdk-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Writes_what_is_missing_or_changed_and_nothing_else()
    {
        var folder = new OutputFolder(_root);
        Assert.Equal(["A.cs", "B/C.cs"], folder.Write(Files));
        File.WriteAllText(Path.Combine(_root, "A.cs"), "changed");

        Assert.Equal(["A.cs"], folder.Differences(Files));
        Assert.Equal(["A.cs"], folder.Write(Files));
        Assert.Empty(folder.Differences(Files));
    }

    [Fact]
    public void Deletes_its_own_old_files_and_their_empty_folders()
    {
        var folder = new OutputFolder(_root);
        folder.Write(Files);
        var stale = Directory.CreateDirectory(Path.Combine(_root, "Old", "Inputs")).FullName;
        File.WriteAllText(Path.Combine(stale, "Gone.cs"), GeneratedFile.Mark + "\nclass Gone;\n");

        Assert.Equal(["Old/Inputs/Gone.cs"], folder.Write(Files));
        Assert.False(Directory.Exists(Path.Combine(_root, "Old")));
        Assert.True(File.Exists(Path.Combine(_root, "B", "C.cs")));
    }

    [Fact]
    public void Does_not_touch_files_of_others()
    {
        File.WriteAllText(Path.Combine(_root, "Mine.cs"), "class Mine;");

        new OutputFolder(_root).Write(Files);

        Assert.True(File.Exists(Path.Combine(_root, "Mine.cs")));
    }
}
