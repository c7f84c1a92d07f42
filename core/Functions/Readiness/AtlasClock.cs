using AtlasBackup.Core.Atlas;

namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>
/// Tells the time by Atlas's clock, as its answers give it: all times that are compared with it are Atlas's, and the
/// clock of the machine that asks is often wrong.
/// </summary>
internal sealed class AtlasClock(AtlasCall call)
{
    private static readonly TimeSpan MaxDifference = TimeSpan.FromMinutes(5);

    private bool _hasWarned;

    /// <summary>The time of an answer, with a note where it is this machine's.</summary>
    public Moment At(DateTimeOffset? date)
    {
        var here = call.Time.GetUtcNow();
        if (date is not { } atlas)
        {
            return new Moment(here, "Atlas did not say what time it is: the clock of this machine was used");
        }

        if (!_hasWarned && (atlas - here).Duration() > MaxDifference)
        {
            _hasWarned = true;
            call.Log.Warning(
                $"the clock of this machine differs from Atlas's: it shows {Texts.Time(here)}, and Atlas's "
                + $"{Texts.Time(atlas)}. Atlas's clock is used.");
        }

        return new Moment(atlas, null);
    }
}

/// <summary>The time of a verdict.</summary>
/// <param name="Time">The time.</param>
/// <param name="Note">What to say about it, or null.</param>
internal readonly record struct Moment(DateTimeOffset Time, string? Note);
