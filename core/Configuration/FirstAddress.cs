using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Configuration;

/// <summary>
/// Keeps the credentials of the environment to the address of the first configuration. Every user of the machine can
/// reach the plugin's port and configure it anew, and must not have them sent to an address of their own.
/// </summary>
internal sealed class FirstAddress
{
    private Uri? _first;

    /// <summary>The reading, which cannot be used where it sends those credentials elsewhere.</summary>
    public ConfigReading Guard(ConfigReading reading)
    {
        // What cannot be used reads nothing, and while the address is not known there are no credentials.
        if (reading.Failures.Count > 0 || reading is { IsComplete: false, Config.Credentials: null })
        {
            return reading;
        }

        var (address, credentials) = (reading.Config.BaseUrl, reading.Config.Credentials);
        var first = Interlocked.CompareExchange(ref _first, address, null) ?? address;
        return address == first || credentials is not { IsFromEnvironment: true }
            ? reading
            : reading with
            {
                Failures =
                [
                    new InputFailure("", Wording.Of(
                        $"the credentials in the environment are for {first.AbsoluteUri} only, ")
                            + Wording.Of($"the {new Name("baseUrl")} of this plugin's first configuration; ")
                            + "give those for another address in the configuration"),
                ],
            };
    }
}
