using System.Globalization;
using Pulumirpc;

namespace Pulumi;

/// <summary>How long a provider may take.</summary>
public sealed class CustomTimeouts
{
    public TimeSpan? Create { get; set; }

    public TimeSpan? Update { get; set; }

    public TimeSpan? Delete { get; set; }

    internal CustomTimeouts Clone() => new() { Create = Create, Update = Update, Delete = Delete };

    internal RegisterResourceRequest.Types.CustomTimeouts ToRequest() => new()
    {
        Create = Format(Create),
        Update = Format(Update),
        Delete = Format(Delete),
    };

    // The engine reads Go durations; a tick is 100 ns.
    private static string Format(TimeSpan? timeout) =>
        timeout is { } span ? string.Create(CultureInfo.InvariantCulture, $"{span.Ticks}00ns") : "";
}
