using System.Globalization;
using System.Text.RegularExpressions;

namespace AtlasBackup.Provider.CommandLine.Options;

/// <summary>Reads a duration such as <c>30m</c> or <c>1h30m</c>. A number alone means minutes.</summary>
internal static partial class Duration
{
    private const double MinutesPerHour = 60;

    /// <summary>The minutes of a duration, or null where the text is none.</summary>
    public static double? Minutes(string text) => Pattern().Match(text) is { Success: true, Length: > 0 } match
        ? (Number(match.Groups["hours"]) * MinutesPerHour) + Number(match.Groups["minutes"])
        : null;

    private static double Number(Group digits) =>
        digits.Success ? double.Parse(digits.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\A(?:(?<hours>[0-9]{1,4})h)?(?:(?<minutes>[0-9]{1,6})m?)?\z")]
    private static partial Regex Pattern();
}
