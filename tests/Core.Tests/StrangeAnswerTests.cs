using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests;

/// <summary>No answer from outside, from any server and in any form, is reported as a bug of this program.</summary>
public sealed class StrangeAnswerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Calls => new(
        from function in AtlasBackup.Tests.Support.Calls.EndpointFunctions
        from way in new[] { "token", "account", "key" }
        select (function, way));

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Reports_no_failure_from_outside_as_a_bug(string function, string way)
    {
        foreach (var (name, answer) in StrangeAnswers.All)
        {
            await using var atlas = new RawAtlas(answer, answer, answer);

            var failure = await FailureAsync(function, way, atlas);

            Assert.True(failure is null || failure.Kind != FailureKind.Bug, $"{name}: {failure?.Message}");
            Assert.InRange(failure?.Line().Length ?? 0, 0, 1000);
            Assert.DoesNotContain(failure?.Line() ?? "", TextView.IsInvisible);
        }
    }

    [Theory]
    [InlineData("gzip: nonsense", "gzip")]
    [InlineData("gzip: broken gzip", "gzip")]
    [InlineData("deflate: nonsense", "deflate")]
    [InlineData("br: nonsense", "br")]
    [InlineData("zstd: nonsense", "zstd")]
    [InlineData("zstd: JSON", "zstd")]
    [InlineData("compress: nonsense", "compress")]
    [InlineData("gzip, br: nonsense", "gzip, br")]
    public async Task Says_that_an_answer_could_not_be_unpacked(string name, string packing)
    {
        Assert.Contains(packing, name, StringComparison.Ordinal);
        await using var atlas = new RawAtlas(StrangeAnswers.All[name]);

        var failure = await FailureAsync("getBackupExport", "token", atlas);

        Assert.Equal(FailureKind.UnexpectedAnswer, failure?.Kind);
        Assert.Equal(
            $"the answer from {atlas.Authority} could not be decompressed. Check whether a proxy changes the answers.", failure?.Line());
    }

    private static async Task<ProviderException?> FailureAsync(string function, string way, RawAtlas atlas)
    {
        await using var provider =
            new Core.Provider(new FrontEnd("unit-tests", "with a flag"), new RecordingLog(), TimeProvider.System);
        provider.Configure(new Dictionary<string, InputValue>(Credentials(way))
        {
            ["baseUrl"] = InputValue.Of(atlas.BaseUrl.AbsoluteUri),
            ["maxRetries"] = InputValue.Of(0),
        });
        using var writer = new CheckingWriter();
        using var memory = provider.BeginMemory();
        try
        {
            await provider.RunAsync(new FunctionRequest(function, Values(function)), writer, memory, Cancellation);
            return null;
        }
        catch (ProviderException exception)
        {
            return exception;
        }
    }

    private static Dictionary<string, InputValue> Credentials(string way) => way switch
    {
        "token" => new() { ["accessToken"] = InputValue.Of("loopback-token") },
        "account" => new()
        {
            ["clientId"] = InputValue.Of("mdb_sa_id_1"),
            ["clientSecret"] = InputValue.Of("mdb_sa_sk_1"),
        },
        _ => new() { ["publicKey"] = InputValue.Of("abcdefgh"), ["privateKey"] = InputValue.Of("0a-1b-2c") },
    };

    private static Dictionary<string, InputValue> Values(string function)
    {
        var called = AtlasBackup.Tests.Support.Calls.Function(function);
        return Core.Atlas.AtlasPath.Names(called.Endpoint.Path)
            .ToDictionary(name => name, name => InputValue.Of(AtlasBackup.Tests.Support.Calls.InPath(called, name)));
    }
}
