using AtlasBackup.Core.Contract;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Contract;

public sealed class FunctionCatalogTests
{
    private const string Cluster = "groups/{groupId}/clusters/{clusterName}";

    [Theory]
    [InlineData("getBackupCheckpoint", $"{Cluster}/backupCheckpoints/{{checkpointId}}", "None")]
    [InlineData("getBackupExport", $"{Cluster}/backup/exports/{{exportId}}", "None")]
    [InlineData("listLegacyRestoreJobs", $"{Cluster}/restoreJobs", "Numbered")]
    [InlineData("listTenantRestores", $"{Cluster}/backup/tenant/restores", "Linked")]
    public void Reads_every_function_where_Atlas_documents_it(string name, string path, string paging)
    {
        var endpoint = Calls.Function(name).Endpoint;

        Assert.Equal((path, "2023-01-01", paging), (endpoint.Path, endpoint.ApiVersion, endpoint.Paging.ToString()));
        Assert.Equal(name, Calls.Function(name).ShortName);
    }

    [Theory]
    [InlineData("")]
    [InlineData("getBackupExport")]
    [InlineData("atlasbackup:index:GetBackupExport")]
    [InlineData("atlasbackup:index/getBackupExport:getBackupExport")]
    public void Finds_no_function_by_another_name(string token)
    {
        Assert.Null(FunctionCatalog.Find(token));
    }
}
