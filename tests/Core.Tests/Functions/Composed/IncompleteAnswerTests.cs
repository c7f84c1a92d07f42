using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Functions.Composed;

/// <summary>Answers without the names and IDs that the next read needs.</summary>
public sealed class IncompleteAnswerTests
{
    [Fact]
    public async Task A_cluster_is_the_one_that_was_asked_for_where_the_answer_does_not_name_it()
    {
        var atlas = new ShopAtlas().Set(
            ShopAtlas.Cluster,
            ShopAtlas.ClusterOf("prod", """, "pitEnabled": true """)
                .Replace("\"name\": \"prod\",", "", StringComparison.Ordinal)
                .Replace($"\"groupId\": \"{Calls.GroupId}\",", "", StringComparison.Ordinal))
            .Set(ShopAtlas.Restores, ShopAtlas.List(
                $$"""
                {
                  "id": "a", "deliveryType": "automated", "targetClusterName": "prod",
                  "targetGroupId": "{{Calls.GroupId}}"
                }
                """));

        var outputs = await atlas.RunAsync(("requirePointInTime", InputValue.Of(true)));

        Assert.Equal((Calls.GroupId, "prod"), (outputs.Text("groupId"), outputs.Text("clusterName")));
        Assert.Contains("a restore into the cluster has not ended yet", Assert.Single(outputs.Texts("reasons")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"name\": \"a/b\", ")]
    public async Task A_cluster_of_a_project_without_a_valid_name_is_an_error(string name)
    {
        var atlas = new ShopAtlas()
            .Set("clusters", ShopAtlas.List(
                ShopAtlas.ClusterOf("prod").Replace("\"name\": \"prod\", ", name, StringComparison.Ordinal)))
            .Set("flexClusters", ShopAtlas.List());

        var failure = await Assert.ThrowsAsync<ProviderException>(() => atlas.RunAsync("getProjectBackupReadiness"));

        Assert.Equal(FailureKind.UnexpectedAnswer, failure.Kind);
        Assert.Contains("Atlas answered with an invalid clusterName: expected", failure.Message, StringComparison.Ordinal);
    }
}
