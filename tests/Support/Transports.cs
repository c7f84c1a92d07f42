using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Tests.Support;

/// <summary>Ways to travel for tests: no chance, no retries unless they are asked for.</summary>
internal static class Transports
{
    public const string UserAgent = "unit-tests/1.0";

    public static Transport Plain(TimeProvider? time = null, IProviderLog? log = null) => new()
    {
        MaxRetries = 0,
        Time = time ?? TimeProvider.System,
        Chance = static () => 1,
        UserAgent = UserAgent,
        Log = log ?? new RecordingLog(),
    };
}
