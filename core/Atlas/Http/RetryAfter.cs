namespace AtlasBackup.Core.Atlas.Http;

/// <summary>Reads how long a server asks to wait.</summary>
internal static class RetryAfter
{
    /// <summary>The wait that the answer asks for, from seconds or from a date, or null.</summary>
    public static TimeSpan? Of(HttpResponseMessage response)
    {
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            // By the server's clock, which made the date. The clock of this machine may be wrong by hours.
            { Date: { } date } => date - response.Headers.Date,
            _ => null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
