using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Configuration;

/// <summary>
/// Lets the environment's credentials be sent only to the address of the first configuration. Every user of the machine
/// can reach the plugin's port and configure it again, and must not be able to send them to another address.
/// </summary>
internal sealed class FirstAddress
{
    private Uri? _first;

    /// <summary>Returns the reading, with an error if it would send those credentials to another address.</summary>
    public ConfigReading Guard(ConfigReading reading)
    {
        // An invalid configuration makes no request, and while the address is unknown there are no credentials.
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
