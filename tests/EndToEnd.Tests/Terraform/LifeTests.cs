using System.Runtime.Versioning;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.TerraformHost.Launch;
using Grpc.Core;

namespace AtlasBackup.EndToEnd.Tests.Terraform;

/// <summary>What starts and ends the provider. The benchmark measures how soon.</summary>
public sealed class LifeTests
{
    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ends_when_Terraform_asks_for_it_and_revokes_its_token()
    {
        await using var provider = await ProviderUnderTest.StartAsync();
        await provider.ReadAsync(ProviderUnderTest.Checkpoint, ProviderUnderTest.CheckpointArgs());

        await provider.Process.ShutdownAsync(CancellationToken);

        await AssertEndsAsync(provider.Process);
        Assert.Contains(
            provider.Atlas.Requests.All,
            request => request.Path.EndsWith("/oauth/revoke", StringComparison.Ordinal));
        Assert.Equal("", await provider.Process.RestOfOutputAsync());
        Assert.Equal("", provider.Process.StandardError);
    }

    [Fact]
    public async Task Ends_when_Terraform_was_killed()
    {
        await using var provider = await ProviderUnderTest.StartAsync();

        provider.Process.Disconnect();

        await AssertEndsAsync(provider.Process);
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("QUIT")]
    public async Task Ends_at_a_signal(string signal)
    {
        await using var provider = await ProviderUnderTest.StartAsync();

        await Signal.SendAsync(provider.Process.Id, signal);

        await AssertEndsAsync(provider.Process);
    }

    [Fact]
    public async Task Leaves_an_interrupt_to_Terraform()
    {
        await using var provider = await ProviderUnderTest.StartAsync();

        await Signal.SendAsync(provider.Process.Id, "INT");

        var state = await provider.ReadAsync(ProviderUnderTest.Checkpoint, ProviderUnderTest.CheckpointArgs());
        Assert.NotNull(state["id"]);
    }

    [Fact]
    public async Task Refuses_a_client_with_another_certificate()
    {
        await using var process = await ProviderProcess.StartAsync(
            ProviderUnderTest.Options with { ShowsOtherCertificate = true }, CancellationToken);

        await Assert.ThrowsAsync<RpcException>(() => process.HoldStdioAsync(CancellationToken));
    }

    [Fact]
    public async Task Serves_without_encryption_where_Terraform_wants_none()
    {
        await using var provider = await ProviderUnderTest.StartAsync(
            ProviderUnderTest.Options with { IsEncrypted = false });

        var state = await provider.ReadAsync(ProviderUnderTest.Checkpoint, ProviderUnderTest.CheckpointArgs());

        Assert.NotNull(state["id"]);
        Assert.EndsWith("|grpc|", provider.Process.Line, StringComparison.Ordinal);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Answers_on_a_socket_that_only_this_user_can_reach()
    {
        await using var provider = await ProviderUnderTest.StartAsync();

        var folder = Path.GetDirectoryName(provider.Process.Address) ?? "";

        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
    }

    [Fact]
    public async Task Serves_several_reads_at_once()
    {
        await using var provider = await ProviderUnderTest.StartAsync();

        var states = await Task.WhenAll(Enumerable.Range(0, 20).Select(
            _ => provider.ReadAsync(ProviderUnderTest.Checkpoint, ProviderUnderTest.CheckpointArgs())));

        Assert.All(states, state => Assert.NotNull(state["id"]));
    }

    [Fact]
    public async Task Does_not_know_what_it_does_not_have()
    {
        await using var provider = await ProviderUnderTest.StartAsync();

        var exception = await Assert.ThrowsAsync<RpcException>(async () =>
            await provider.Process.Provider.GetResourceIdentitySchemasAsync(
                new TerraformHost.Protocol.Nothing(), cancellationToken: CancellationToken));

        Assert.Equal(StatusCode.Unimplemented, exception.StatusCode);
    }

    [Fact]
    public async Task Says_that_Terraform_is_too_old()
    {
        await using var process = await ProviderProcess.StartAsync(
            ProviderUnderTest.Options with
            {
                Environment = new Dictionary<string, string?> { ["PLUGIN_PROTOCOL_VERSIONS"] = "4,5" },
            },
            CancellationToken);

        Assert.Equal("", process.Line);
        Assert.Equal(1, process.ExitCode);
        Assert.Equal(
            "terraform-provider-atlasbackup could not run: it needs Terraform 1.0 or OpenTofu, which offer plugin "
            + "protocol 6; this program offers 4,5\n",
            process.StandardError);
    }

    [Theory]
    [InlineData("bin/pulumi-resource-atlasbackup")]
    [InlineData("packaging/launcher")]
    public async Task Says_to_a_person_what_it_is(string started)
    {
        var folder = Directory.CreateTempSubdirectory();
        var link = Path.Combine(folder.FullName, "terraform-provider-atlasbackup_v0.1.0");
        if (started == "packaging/launcher")
        {
            // Both programs are the one of this machine.
            await Packaging.Script.WriteAsync(link, Repository.Read(started));
            File.CreateSymbolicLink(Path.Combine(folder.FullName, "atlasbackup-glibc"), PluginUnderTest.Path);
            File.CreateSymbolicLink(Path.Combine(folder.FullName, "atlasbackup-musl"), PluginUnderTest.Path);
        }
        else
        {
            File.CreateSymbolicLink(link, PluginUnderTest.Path);
        }

        var launch = new Dictionary<string, string?> { ["TF_PLUGIN_MAGIC_COOKIE"] = null };
        await using var process = await ProviderProcess.StartAsync(
            new ProviderOptions { Path = link, Environment = launch }, CancellationToken);

        Assert.Equal(1, process.ExitCode);
        Assert.Equal(
            "terraform-provider-atlasbackup is a provider for Terraform and OpenTofu, which start it themselves; declare it "
            + "under required_providers with the source atlasbackup/atlasbackup\n",
            process.StandardError);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Writes_a_log_that_Terraform_reads_where_one_is_asked_for()
    {
        await using var provider = await ProviderUnderTest.StartAsync(ProviderUnderTest.Options with
        {
            Environment = new Dictionary<string, string?> { ["TF_LOG"] = "TRACE" },
        });
        await provider.ReadAsync(ProviderUnderTest.Checkpoint, ProviderUnderTest.CheckpointArgs());
        await provider.Process.ShutdownAsync(CancellationToken);
        await AssertEndsAsync(provider.Process);

        var lines = provider.Process.StandardError.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Matches(
            @"^\{""@level"":""(debug|info|warn)"",""@message"":"".*"",""@module"":""atlasbackup"","
            + @"""@timestamp"":""\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z""\}$",
            line));
        Assert.DoesNotContain("CANARY", provider.Process.StandardError, StringComparison.Ordinal);
    }

    private static async Task AssertEndsAsync(ProviderProcess process)
    {
        var folder = Path.GetDirectoryName(process.Address);
        await process.WaitForExitAsync(CancellationToken).WaitAsync(PluginUnderTest.Long, CancellationToken);
        Assert.Equal(0, process.ExitCode);
        Assert.False(Directory.Exists(folder));
    }
}
