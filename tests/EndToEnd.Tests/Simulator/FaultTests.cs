using System.Net;
using System.Text;
using System.Text.Json;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.AtlasSimulator.Faults;

namespace AtlasBackup.EndToEnd.Tests.Simulator;

public sealed class FaultTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Applies_a_fault_after_some_requests_and_for_a_number_of_requests()
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: Cancellation);
        using var client = AtlasClient.WithToken(atlas);
        atlas.Faults.Add(new Fault { Kind = FaultKind.Status, Status = 502, After = 1, Times = 2 });

        var statuses = new List<HttpStatusCode>();
        for (var request = 0; request < 4; request++)
        {
            using var response = await client.GetAsync(AtlasClient.Checkpoint);
            statuses.Add(response.StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.BadGateway, HttpStatusCode.BadGateway, HttpStatusCode.OK], statuses);
    }

    [Fact]
    public async Task Applies_a_fault_to_every_nth_request()
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: Cancellation);
        using var client = AtlasClient.WithToken(atlas);
        atlas.Faults.Add(new Fault { Kind = FaultKind.Status, Status = 502, After = 1, Every = 3 });

        var statuses = new List<int>();
        for (var request = 0; request < 6; request++)
        {
            using var response = await client.GetAsync(AtlasClient.Checkpoint);
            statuses.Add((int)response.StatusCode);
        }

        Assert.Equal([200, 502, 200, 200, 502, 200], statuses);
        Assert.Equal(2, atlas.Faults.Struck);
    }

    [Fact]
    public async Task Cuts_a_body_that_ends_with_its_connection()
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: Cancellation);
        using var client = AtlasClient.WithToken(atlas);
        var whole = await (await client.GetAsync(AtlasClient.Checkpoint)).Content.ReadAsByteArrayAsync(Cancellation);
        atlas.Faults.Add(new Fault { Kind = FaultKind.CutAtClose });

        using var response = await client.GetAsync(AtlasClient.Checkpoint);

        var cut = await response.Content.ReadAsByteArrayAsync(Cancellation);
        Assert.Equal((true, false), (response.Headers.ConnectionClose, response.Headers.TransferEncodingChunked ?? false));
        Assert.Equal(whole[..(whole.Length / 2)], cut);
    }

    [Fact]
    public async Task Does_not_count_a_token_that_the_client_never_received()
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: Cancellation);
        using var client = AtlasClient.WithToken(atlas);
        atlas.Faults.Add(new Fault { Kind = FaultKind.Truncate, Leg = Leg.Token, Times = 1 });
        atlas.Faults.Add(new Fault { Kind = FaultKind.WrongContentType, Leg = Leg.Token, Times = 1 });

        await Assert.ThrowsAnyAsync<JsonException>(() => client.MintAsync());
        var lost = atlas.Counters.TokensLeft;
        await client.MintAsync();

        Assert.Equal((0, 1), (lost, atlas.Counters.TokensLeft));
    }

    [Theory]
    [InlineData(FaultKind.Reset)]
    [InlineData(FaultKind.ResetMidBody)]
    public async Task Breaks_the_connection(FaultKind kind)
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: Cancellation);
        using var client = AtlasClient.WithToken(atlas);
        atlas.Faults.Add(new Fault { Kind = kind });

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(AtlasClient.Checkpoint));
    }

    [Fact]
    public async Task Keeps_a_nonce_stale_after_a_fault_made_it_stale()
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: Cancellation);
        using var signer = await DigestSigner.StartAsync(atlas);
        atlas.Faults.Add(new Fault { Kind = FaultKind.StaleNonce, Times = 1 });

        var answers = new[] { await signer.GetAsync(1), await signer.GetAsync(2) };

        Assert.Equal([(401, true), (401, true)], answers);
    }

    [Fact]
    public async Task Takes_faults_over_HTTP_and_refuses_those_that_are_spelt_wrong()
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: Cancellation);
        using var client = AtlasClient.WithToken(atlas);

        var misspelt = new[]
        {
            await AddAsync(client, """{"kind":"reset","time":1}"""),
            await AddAsync(client, """{"kind":"explode"}"""),
            await AddAsync(client, """{"kind":"error","errorCode":"NOPE"}"""),
        };
        var added = await AddAsync(
            client, """{"kind":"error","errorCode":"IP_ADDRESS_NOT_ON_ACCESS_LIST","path":"backupCheckpoints"}""");
        var error = await client.ReadAsync(AtlasClient.Checkpoint);

        Assert.All(misspelt, status => Assert.Equal(HttpStatusCode.BadRequest, status));
        Assert.Equal(HttpStatusCode.OK, added);
        Assert.Equal((403, "203.0.113.7"), ((int)error["error"]!, (string?)error["parameters"]![0]));
    }

    private static async Task<HttpStatusCode> AddAsync(AtlasClient client, string fault)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_simulator/faults")
        {
            Content = new StringContent(fault, Encoding.UTF8, "application/json"),
        };
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }
}
