using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Functions;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Contract;

public sealed class SecretOutputTests
{
    private static readonly List<Function> Functions = [.. FunctionCatalog.Names.Select(Calls.Function)];

    // What gives access to the data of a backup. A new output of this kind is added here by hand.
    [Fact]
    public void Keeps_what_downloads_a_backup_secret_and_nothing_else()
    {
        var secrets = Functions.SelectMany(function => Secrets(function).Select(path => $"{function.Name}: {path}"));

        Assert.Equal(
            [
                "listLegacyRestoreJobs: results[].delivery.authValue",
                "listLegacyRestoreJobs: results[].delivery.url",
                "listLegacyRestoreJobs: results[].delivery.urlV2",
                "listTenantRestores: results[].snapshotUrl",
            ],
            secrets.Order());
    }

    [Fact]
    public void Lets_download_links_be_left_out_exactly_where_there_are_some()
    {
        Assert.All(Functions, function => Assert.Equal(
            Secrets(function).Any(),
            function.FindInput(Arguments.OmitDownloadLinks) is not null));
    }

    private static IEnumerable<string> Secrets(Function function) =>
        SchemaPaths.Of(function.Outputs).Where(entry => entry.Property.IsSecret).Select(entry => entry.Path);
}
