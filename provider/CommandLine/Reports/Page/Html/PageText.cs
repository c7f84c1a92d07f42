using System.Globalization;
using System.Text;

namespace AtlasBackup.Provider.CommandLine.Reports.Page.Html;

/// <summary>Forms the texts of the page.</summary>
internal static class PageText
{
    private const double HoursInDay = 24;
    private const double DaysInMonth = 30.4;
    private const double MonthsInYear = 12;

    /// <summary>What is shown where there is nothing to say.</summary>
    public const string None = "–";

    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A length of time in the unit that fits it, rounded down: a window is never shown too long.</summary>
    public static string Length(TimeSpan length) => length switch
    {
        { TotalMinutes: < 1 } => "less than 1 min",
        { TotalHours: < 2 } => RoundDown(length.TotalMinutes, "min"),
        { TotalHours: < 2 * HoursInDay } => RoundDown(length.TotalHours, "h"),
        { TotalDays: < 2 * DaysInMonth } => RoundDown(length.TotalDays, "days"),
        { TotalDays: < 2 * MonthsInYear * DaysInMonth } => RoundDown(length.TotalDays / DaysInMonth, "months"),
        _ => RoundDown(length.TotalDays / (MonthsInYear * DaysInMonth), "years"),
    };

    public static string Count(int count, string singular, string plural) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? singular : plural)}");

    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string ClusterKind(string? kind) => kind switch
    {
        "replicaSet" => "Replica set",
        "shardedCluster" => "Sharded cluster",
        "flex" => "Flex cluster",
        "legacy" => "Cluster on Legacy Backup",
        "free" => "M0 cluster",
        null => None,
        _ => Words(kind),
    };

    /// <summary>
    /// A value of an enumeration in words: inProgress and IN_PROGRESS become "in progress". Other texts stay.
    /// </summary>
    public static string Words(string value)
    {
        if (!value.All(character => char.IsAsciiLetter(character) || character == '_'))
        {
            return value;
        }

        var words = new StringBuilder(value.Length + 4);
        for (var index = 0; index < value.Length; index++)
        {
            var character = value[index];
            var beginsWord = index > 0
                && char.IsAsciiLetterUpper(character) && char.IsAsciiLetterLower(value[index - 1]);
            words.Append(beginsWord ? " " : "").Append(character == '_' ? ' ' : char.ToLowerInvariant(character));
        }

        return words.ToString();
    }

    /// <summary>The text with a capital at its beginning.</summary>
    public static string Sentence(string text) =>
        text.Length == 0 ? text : $"{char.ToUpperInvariant(text[0])}{text.AsSpan(1)}";

    // One decimal where a whole number would hide much.
    private static string RoundDown(double number, string unit)
    {
        var rounded = number < 10 ? Math.Floor(number * 10) / 10 : Math.Floor(number);
        return string.Create(CultureInfo.InvariantCulture, $"{rounded:#,0.#} {unit}");
    }
}
