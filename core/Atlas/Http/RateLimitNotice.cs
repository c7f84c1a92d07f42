using System.Globalization;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas.Http;

/// <summary>
/// Logs that the requests that share a token bucket wait long for it: one message for each wait, for any number of
/// requests.
/// </summary>
internal sealed class RateLimitNotice(Transport transport)
{
    // Users do not notice a shorter wait.
    private static readonly TimeSpan Noticeable = TimeSpan.FromSeconds(5);

    private readonly Throttle _throttle = new(transport.Time);

    public void Say(TimeSpan wait)
    {
        if (wait < Noticeable || _throttle.Pass(wait) is null)
        {
            return;
        }

        // The message does not name the project: its ID may have come as a secret.
        var seconds = string.Create(CultureInfo.InvariantCulture, $"{wait.TotalSeconds:0.#} s");
        transport.Log.Info($"Atlas's rate limit for a project is used up; its requests resume in {seconds}");
    }
}
