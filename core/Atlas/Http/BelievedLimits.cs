namespace AtlasBackup.Core.Atlas.Http;

/// <summary>
/// The assumed limits of a token bucket: first those that Atlas documents, then those that a refusal states. A refusal
/// does not apply for ever: every success brings the pace nearer to the usual one again.
/// </summary>
internal sealed class BelievedLimits(BucketLimits? documented)
{
    // Atlas's own example of a refusal names this pace. Anything slower would be a stop.
    private const double LeastTokensPerSecond = 5 / 60.0;

    // The slowest that Atlas documents for any bucket, and the longest time in which it documents one to be full again.
    private const double SlowestTokensPerSecond = 100 / 60.0;
    private const double SlowestRefillSeconds = 180;

    // At first a refusal's pace is in doubt, and every success doubles it. Another refusal before the usual pace is
    // reached confirms it: then so many successes must come at that pace before it is in doubt again.
    private const double Recovery = 2;
    private const int LeastPatience = 8;
    private const int MostPatience = 32;

    private double? _capacity = documented?.Capacity;
    private double? _usual = documented?.TokensPerSecond;
    private double? _stated;
    private double? _slowed;
    private int _patience;
    private int _successes;

    public double Capacity => _capacity ?? double.PositiveInfinity;

    public double TokensPerSecond => _slowed ?? Usual;

    private double Usual =>
        _usual ?? Math.Max(SlowestTokensPerSecond, _capacity.GetValueOrDefault() / SlowestRefillSeconds);

    /// <summary>Applies a refusal.</summary>
    /// <param name="report">What it says.</param>
    /// <param name="isNews">Whether its request was sent when the refusals before it were known.</param>
    public void Refuse(RateLimitReport report, bool isNews)
    {
        if (isNews)
        {
            _patience = _slowed is null ? 0 : Math.Clamp(_patience * 2, LeastPatience, MostPatience);
            _successes = 0;
        }

        _capacity = report.Capacity ?? _capacity;
        if (report.TokensPerSecond >= Usual)
        {
            _usual = report.TokensPerSecond;
            Restore();
            return;
        }

        _stated = report.TokensPerSecond ?? _stated;
        _slowed = _stated is { } stated ? Math.Max(LeastTokensPerSecond, stated) : null;
    }

    /// <summary>Takes any other answer into account.</summary>
    /// <param name="report">What it says.</param>
    /// <param name="isNews">Whether its request was sent when the refusals before it were known.</param>
    public void Admit(RateLimitReport report, bool isNews)
    {
        if (isNews && report.IsServed && _slowed is not null && ++_successes > _patience)
        {
            _slowed *= Recovery;
            if (_slowed >= Usual)
            {
                _capacity = documented?.Capacity;
                Restore();
            }
        }

        _capacity = report.Capacity ?? _capacity;
    }

    private void Restore()
    {
        _stated = null;
        _slowed = null;
    }
}
