using AtlasBackup.AtlasSimulator;
using AtlasBackup.AtlasSimulator.Faults;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.EndToEnd.Tests.Canaries;

/// <summary>The failures that could make a plugin show a secret.</summary>
internal static class CanaryFailures
{
    private static readonly int[] Statuses = [302, 400, 401, 402, 403, 404, 406, 407, 409, 410, 418, 500, 503];

    private static readonly FaultKind[] Kinds =
    [
        FaultKind.Reset, FaultKind.ResetMidBody, FaultKind.Truncate, FaultKind.Html, FaultKind.EmptyBody,
        FaultKind.WrongContentType, FaultKind.LaterVersion, FaultKind.Envelope, FaultKind.EnvelopedError,
        FaultKind.NoId, FaultKind.OtherId, FaultKind.OtherProject, FaultKind.VersionGone, FaultKind.Redirect,
        FaultKind.RepeatPage, FaultKind.WrongTotal,
    ];

    private static readonly FaultKind[] Echoes =
        [FaultKind.Echo, FaultKind.EchoHtml, FaultKind.EchoCode, FaultKind.EchoRedirect];

    /// <summary>Every function, with arguments that are right.</summary>
    public static IReadOnlyDictionary<string, Struct> Calls { get; } = ContractFunction.All.Values
        .Select(function => (function.Token, Args: function.Args()))
        .Concat(ComposedFunctions.Calls)
        .ToDictionary(call => call.Token, call => call.Args);

    /// <summary>Answers that Atlas or an intermediary may give.</summary>
    public static IEnumerable<(string Name, Fault Fault)> Faults(Credentials credentials) =>
    [
        .. from spelling in SecretSpellings.All
           from kind in Echoes
           from room in kind == FaultKind.Echo ? new[] { 0, 480 } : [0]
           select ($"{kind} in {spelling.Key} after {room}", new Fault { Kind = kind, Status = 400, Spell = spelling.Value, Bytes = room }),
        .. from status in Statuses
           from secret in Canary.Of(credentials)
           select ($"{status}", Refusal(status, secret)),
        .. Kinds.Select(kind => ($"{kind}", new Fault { Kind = kind, Status = 404 })),
        .. from packing in new[] { "br", "gzip", "zstd" }
           from secret in Canary.Of(credentials)
           select (packing, Refusal(200, secret) with { Headers = new Dictionary<string, string> { ["Content-Encoding"] = packing } }),
    ];

    /// <summary>Calls with secrets in their arguments, which end before a request to Atlas.</summary>
    public static IEnumerable<(string Token, Struct Args)> Arguments(Credentials credentials) =>
        from spell in SecretSpellings.All.Values
        from secret in Canary.Of(credentials)
        let spelt = spell(secret)
        from call in new (string Token, Struct Args)[]
        {
            ($"atlasbackup:index:{spelt}", new Struct()),
            (spelt, new Struct()),
            (PluginUnderTest.Export, PluginUnderTest.Args(spelt, ("exportId", $"{new string('.', 70)}{spelt}"))),
            (PluginUnderTest.Export, PluginUnderTest.Args(AtlasData.ShardedCluster, (spelt, spelt), ("exportId", 1))),
        }
        select call;

    /// <summary>Configurations that cannot be used.</summary>
    public static IEnumerable<Struct> Configurations(Credentials credentials) =>
        from secret in Canary.Of(credentials)
        from wrong in new (string Key, object? Value)[][]
        {
            [("clientId", secret)], [("privateKey", secret)], [("maxRetries", secret)], [("baseUrl", secret)],
            [("baseUrl", $"https://{secret}@atlas.test")], [("baseUrl", $"http://{secret}.test")],
            [("accessToken", $"\"{secret}\"")], [("accessToken", $"{{\"token\":\"{secret}\"}}")],
            [("publicKey", secret), ("privateKey", secret)], [("clientId", secret), ("clientSecret", $"{secret}\n")],
            [("accessToken", secret), ("callTimeoutSeconds", secret)],
        }
        select Properties.Of(wrong);

    /// <summary>A secret argument that Atlas repeats.</summary>
    public static IEnumerable<Fault> EchoesOfArgument() =>
        SecretSpellings.All.Values.Select(spell => Refusal(404, spell(Canary.SecretId)));

    private static Fault Refusal(int status, string secret) => new()
    {
        Kind = FaultKind.Status,
        Status = status,
        Body = $$"""{"detail":{{Json(secret)}},"errorCode":{{Json($"A{secret}")}},"parameters":[{{Json(secret)}}]}""",
    };

    private static string Json(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}
