using AtlasBackup.Core.Functions.Readiness;

namespace AtlasBackup.Core.Functions.Reports;

/// <summary>Things in the order of their time, the newest last. Without a time, a thing has no place here.</summary>
internal sealed class Timeline<T>
{
    private readonly int _withoutTime;

    public Timeline(IReadOnlyList<T> things, Func<T, DateTimeOffset?> timeOf, Func<T, string> idOf)
    {
        Items =
        [
            .. things
                .Where(thing => timeOf(thing) is not null)
                .Select(thing => new Dated<T>(timeOf(thing) ?? default, thing))
                .OrderBy(dated => dated.Time)
                .ThenBy(dated => idOf(dated.Value), StringComparer.Ordinal),
        ];
        _withoutTime = things.Count - Items.Count;
    }

    public IReadOnlyList<Dated<T>> Items { get; }

    /// <summary>Says how many things are missing.</summary>
    public IEnumerable<string> Notes(string singular, string plural) => _withoutTime == 0
        ? []
        : [$"{Texts.Count(_withoutTime, singular, plural)} without a time {(_withoutTime == 1 ? "is" : "are")} not listed"];
}
