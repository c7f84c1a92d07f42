using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Tests.Values;

public sealed class SimilarityTests
{
    private static readonly string[] Names = ["getBackupExport", "getCluster", "listBackupExports", "listClusters"];

    [Theory]
    [InlineData("getBackupExports", "getBackupExport listBackupExports")]
    [InlineData("GETCLUSTER", "getCluster listClusters")]
    [InlineData("get_cluster", "getCluster listClusters")]
    [InlineData("listClustres", "listClusters getCluster")]
    [InlineData("", "getCluster listClusters")]
    public void Gives_the_names_that_differ_in_the_fewest_letters(string text, string expected)
    {
        Assert.Equal(expected.Split(' '), Similarity.Closest(text, Names, 2));
    }

    [Fact]
    public void Compares_only_the_beginning_of_a_very_long_text()
    {
        Assert.Single(Similarity.Closest(new string('x', 5_000_000), Names, 1));
    }
}
