using System.Text.RegularExpressions;
using AtlasBackup.AtlasSimulator.Faults;
using AtlasBackup.EndToEnd.Tests.Canaries;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.EndToEnd.Tests.Terraform;
using Grpc.Core;

namespace AtlasBackup.EndToEnd.Tests.Faults;

/// <summary>The column of the fault matrix for Terraform: each way in which a read can end.</summary>
public sealed partial class TerraformFaultTests
{
    public static TheoryData<string> Cells => [.. FaultMatrix.Ends.Select(cell => cell.ToString())];

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Gives_a_state_or_one_error_for_the_whole_read(string cell)
    {
        var (pulumi, terraform) = await ResultAsync(cell);

        var isRead = pulumi.Cell.Outcome == StatusCode.OK;
        Assert.Equal(isRead, terraform.HasState);
        Assert.Equal(isRead ? 0 : 1, terraform.Problems.Count);
        Assert.All(terraform.Problems, problem => Assert.StartsWith("error: ", problem, StringComparison.Ordinal));
        Assert.Equal(0, terraform.ExitCode);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Says_the_same_as_to_Pulumi_in_the_names_of_Terraform(string cell)
    {
        var (_, terraform) = await ResultAsync(cell);

        var said = string.Concat(terraform.Problems);
        if (terraform.Expected != "*")
        {
            Assert.Equal(Plain(InNamesOfTerraform(terraform.Expected)), Plain(said));
        }

        Assert.DoesNotMatch(CamelCase(), NamesInErrors.WithoutForeign(said));
        Assert.DoesNotContain("Pulumi", terraform.Seen, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("this is a bug", said, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Shows_no_secret(string cell)
    {
        var (_, terraform) = await ResultAsync(cell);

        Assert.False(Canary.IsIn(terraform.Seen), terraform.Seen);
    }

    // The provider remembers for some time that Atlas refused its credentials.
    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Serves_the_next_read(string cell)
    {
        var (pulumi, terraform) = await ResultAsync(cell);

        var isRemembered = pulumi.Cell.Where == Place.Token || pulumi.Cell.Outcome == StatusCode.Unauthenticated;
        Assert.True(terraform.ServesNext || isRemembered || !pulumi.Cell.HasAtlas);
    }

    [Theory]
    [InlineData(Credentials.AccessToken, Leg.Api, FaultKind.StallHeaders)]
    [InlineData(Credentials.AccessToken, Leg.Api, FaultKind.StallBody)]
    [InlineData(Credentials.ServiceAccount, Leg.Token, FaultKind.StallHeaders)]
    [InlineData(Credentials.ApiKey, Leg.Challenge, FaultKind.StallHeaders)]
    public async Task Ends_a_read_when_Terraform_stops_it(Credentials credentials, Leg leg, FaultKind kind)
    {
        await using var provider = await ProviderUnderTest.OpenAsync();
        var config = provider.SignedInWith(credentials);
        config["request_timeout_seconds"] = 600;
        Assert.Empty(await provider.Session.ConfigureAsync(config, CancellationToken));
        provider.Atlas.Faults.Add(new Fault { Kind = kind, Leg = leg, Times = 1 });
        var read = provider.RefusalAsync(ProviderUnderTest.Checkpoint, ProviderUnderTest.CheckpointArgs());
        await WaitForRequestAsync(provider);

        await provider.Session.StopAsync(CancellationToken);

        Assert.Equal(["error: The call was cancelled"], await read.WaitAsync(PluginUnderTest.Long, CancellationToken));
    }

    private static async Task<(FaultResult Pulumi, TerraformFaultResult Terraform)> ResultAsync(string cell)
    {
        var result = (await FaultRun.ResultsAsync())[cell];
        Assert.NotNull(result.Terraform);
        return (result, result.Terraform);
    }

    private static async Task WaitForRequestAsync(ProviderUnderTest provider)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (provider.Atlas.Requests.All.Count == 0)
        {
            await timer.WaitForNextTickAsync(CancellationToken);
        }
    }

    // Terraform gets what happened and what to do apart, and each as a sentence.
    private static string Plain(string text) => text
        .Replace("error: ", "", StringComparison.Ordinal)
        .Replace(" | ", ". ", StringComparison.Ordinal)
        .TrimEnd('.')
        .ToUpperInvariant();

    private static string InNamesOfTerraform(string text) => NamesInErrors.Spell(text, TerraformFunction.Snake);

    [GeneratedRegex("[a-z][A-Z]")]
    private static partial Regex CamelCase();
}
