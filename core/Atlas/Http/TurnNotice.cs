using System.Globalization;

namespace AtlasBackup.Core.Atlas.Http;

/// <summary>
/// Says that the requests of one project wait long for their turn: once, and not again before that wait is over,
/// however many there are.
/// </summary>
internal sealed class TurnNotice(Transport transport)
{
    // A shorter wait is over before anybody wonders.
    private static readonly TimeSpan Noticeable = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private DateTimeOffset _saidUntil;

    public void Say(TimeSpan wait)
    {
        if (wait < Noticeable)
        {
            return;
        }

        lock (_lock)
        {
            var now = transport.Time.GetUtcNow();
            if (now < _saidUntil)
            {
                return;
            }

            _saidUntil = now + wait;
        }

        // Not which project: its id may have come as a secret.
        var seconds = string.Create(CultureInfo.InvariantCulture, $"{wait.TotalSeconds:0.#} s");
        transport.Log.Info($"Atlas's rate limit for a project is used up; its calls wait {seconds} for their turn");
    }
}
