using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Tests.Support;

/// <summary>Makes transports for tests, without randomness, and without retries unless a test asks for them.</summary>
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
