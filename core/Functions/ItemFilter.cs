using System.Text.Json;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Contract;

namespace AtlasBackup.Core.Functions;

/// <summary>The decision about an item of a list.</summary>
/// <param name="IsKept">Whether the filters keep it.</param>
/// <param name="IsUnasked">Whether Atlas should not have sent it, by the filters that were sent to it.</param>
/// <param name="Time">When it was made, where that decides which items are kept.</param>
internal readonly record struct ItemVerdict(bool IsKept, bool IsUnasked, DateTimeOffset? Time);

/// <summary>Decides which items of a list the arguments of a call keep, by an item's JSON alone.</summary>
internal sealed class ItemFilter
{
    private readonly EqualFilter[] _equal;
    private readonly ItemTime? _time;
    private readonly DateTimeOffset? _since;
    private readonly DateTimeOffset? _until;

    public ItemFilter(EndpointFunction function, ObjectSchema item, Arguments arguments)
    {
        var given = function.Inputs.Where(input => arguments.Has(input.Name)).ToLookup(input => input.Filter);
        _equal = [.. given[InputFilter.Equal].Select(input => new EqualFilter(input, item, arguments))];
        _since = Time(given[InputFilter.Since], arguments);
        _until = Time(given[InputFilter.Until], arguments);
        Latest = given[InputFilter.Latest].Select(input => arguments.Integer(input.Name)).FirstOrDefault();
        _time = (_since ?? _until) is not null || Latest is not null
            ? new ItemTime(item, function.Endpoint.Time)
            : null;
    }

    /// <summary>How many of the newest items are kept, or null where all are.</summary>
    public int? Latest { get; }

    /// <summary>Whether there is nothing to judge, as in almost every call.</summary>
    public bool KeepsAll => _equal.Length == 0 && _time is null;

    /// <summary>Judges the item that the reader stands on.</summary>
    public ItemVerdict Judge(in Utf8JsonReader item, AtlasAnswer answer)
    {
        var time = _time?.Read(item, answer);
        var isKept = !(time < _since) && !(time >= _until);
        var isUnasked = false;
        foreach (var filter in _equal)
        {
            var isEqual = filter.Matches(item);
            isKept &= isEqual;
            isUnasked |= !isEqual && filter.IsSent;
        }

        return new ItemVerdict(isKept, isUnasked, time);
    }

    private static DateTimeOffset? Time(IEnumerable<Input> inputs, Arguments arguments) =>
        inputs.Select(input => InputRule.ReadTime(arguments.Text(input.Name))).FirstOrDefault();

    /// <summary>Compares one output of an item with an argument.</summary>
    private sealed class EqualFilter(Input input, ObjectSchema item, Arguments arguments)
    {
        private readonly ItemPath _path = new(item, input.Name);
        private readonly string? _value = arguments.Text(input.Name);

        /// <summary>Whether Atlas filters by it, too.</summary>
        public bool IsSent => input.Place == InputPlace.Query;

        public bool Matches(Utf8JsonReader reader) => _path.Find(ref reader) && reader.TokenType switch
        {
            JsonTokenType.String => JsonText.Of(reader) == _value,
            JsonTokenType.True => _value == "true",
            JsonTokenType.False => _value == "false",
            _ => false,
        };
    }
}
