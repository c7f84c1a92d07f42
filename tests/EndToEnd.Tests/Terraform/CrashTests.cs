using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.Canaries;
using AtlasBackup.EndToEnd.Tests.Plugin;
using Grpc.Core;

namespace AtlasBackup.EndToEnd.Tests.Terraform;

/// <summary>What a provider leaves behind that crashes.</summary>
public sealed class CrashTests
{
    /// <summary>A provider with a bug outside every call.</summary>
    public static string Program { get; } =
        Repository.PathOf("artifacts/bin/CrashingProvider/release/crashing-provider");

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Says_where_it_crashed_as_Terraform_reads_it_without_the_message_of_the_bug()
    {
        await using var provider = await CrashAsync();

        Assert.Matches(
            @"^panic: this is a bug in the atlasbackup provider \(InvalidOperationException\); please report it at "
            + @"https://\S+\n   at AtlasBackup\.CrashingProvider\.Program\.Crash\(\)[^\n]*\n(   at [^\n]+\n)*$",
            provider.Process.StandardError);
        Assert.False(Canary.IsIn(provider.Process.StandardError));
    }

    [Fact]
    public async Task Ends_with_an_error_and_leaves_no_folder()
    {
        await using var provider = await CrashAsync();

        Assert.Equal(2, provider.Process.ExitCode);
        Assert.False(Directory.Exists(Path.GetDirectoryName(provider.Process.Address)));
    }

    private static async Task<ProviderUnderTest> CrashAsync()
    {
        var provider = await ProviderUnderTest.OpenAsync(ProviderUnderTest.Options with
        {
            Path = Program,
            Environment = new Dictionary<string, string?>
            {
                ["MONGODB_ATLAS_CLIENT_SECRET"] = AtlasData.ClientSecret,
            },
        });

        await Assert.ThrowsAsync<RpcException>(async () =>
        {
            await provider.Session.ConfigureAsync(provider.ServiceAccount, CancellationToken);
            await provider.Session.ReadAsync(
                ProviderUnderTest.Checkpoint, ProviderUnderTest.CheckpointArgs(), CancellationToken);
        });
        await provider.Process.WaitForExitAsync(CancellationToken).WaitAsync(PluginUnderTest.Long, CancellationToken);
        return provider;
    }
}
