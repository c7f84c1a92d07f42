using System.Globalization;
using System.Text.RegularExpressions;

namespace AtlasBackup.AtlasSimulator.World;

/// <summary>A time that is written as its distance from another one: now, -3h57m, +7d.</summary>
internal static partial class RelativeTime
{
    public static bool IsOne(string text) => text == "now" || (text.Length > 1 && Form().IsMatch(text));

    public static DateTimeOffset Of(string text, DateTimeOffset now)
    {
        var match = Form().Match(text);
        if (!match.Success)
        {
            return text == "now" ? now : throw new FormatException($"{text} is no time such as now, -3h57m or +7d");
        }

        var distance = new TimeSpan(Part(match, "d"), Part(match, "h"), Part(match, "m"), Part(match, "s"));
        return text[0] == '-' ? now - distance : now + distance;
    }

    private static int Part(Match match, string unit) =>
        match.Groups[unit] is { Success: true } part ? int.Parse(part.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^[+-](?:(?<d>\d+)d)?(?:(?<h>\d+)h)?(?:(?<m>\d+)m)?(?:(?<s>\d+)s)?\z")]
    private static partial Regex Form();
}
