using AtlasBackup.Provider.Terraform;

namespace AtlasBackup.Provider.Tests.Terraform;

public sealed class SocketPlaceTests
{
    private const string WithoutSockets = "On Windows the provider listens on a port.";

    [Fact]
    public void Makes_a_folder_of_its_own_and_removes_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), WithoutSockets);
        string? folder;
        using (var place = new SocketPlace(folder: null))
        {
            folder = Path.GetDirectoryName(place.Path);
            Assert.True(Directory.Exists(folder));
        }

        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void Uses_the_folder_that_Terraform_gives_and_leaves_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), WithoutSockets);
        var folder = Directory.CreateTempSubdirectory();
        using (var place = new SocketPlace(folder.FullName))
        {
            Assert.Equal(folder.FullName, Path.GetDirectoryName(place.Path));
            File.WriteAllText(place.Path ?? "", "");
        }

        Assert.Empty(folder.EnumerateFileSystemInfos());
        folder.Delete();
    }

    [Fact]
    public void Listens_on_a_port_where_the_path_would_be_too_long()
    {
        using var place = new SocketPlace($"/tmp/{new string('x', 100)}");

        Assert.Null(place.Path);
    }
}
