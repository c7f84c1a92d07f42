using AtlasBackup.Core.Contract;

namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>An object that another function read, as far as Atlas gave it.</summary>
internal sealed class ReadObject
{
    private readonly Dictionary<string, object> _values = [];

    public string? Text(string name) => _values.GetValueOrDefault(name) as string;

    public double? Number(string name) => _values.GetValueOrDefault(name) as double?;

    /// <summary>A whole number, or null where there is none or one that no count or length of time has.</summary>
    public int? Integer(string name) =>
        Number(name) is { } number and >= int.MinValue and <= int.MaxValue && double.IsInteger(number)
            ? (int)number
            : null;

    public bool? Flag(string name) => _values.GetValueOrDefault(name) as bool?;

    public ReadObject? Object(string name) => _values.GetValueOrDefault(name) as ReadObject;

    public IEnumerable<ReadObject> Objects(string name) => Items(name).OfType<ReadObject>();

    public IEnumerable<string> Texts(string name) => Items(name).OfType<string>();

    /// <summary>A time, or null where there is none or a text that is none: what is not known never counts.</summary>
    public DateTimeOffset? Time(string name) => InputRule.ReadTime(Text(name));

    /// <summary>When something expires: null where it does not, and long ago where the text is no time.</summary>
    public DateTimeOffset? Expiry(string name) =>
        Text(name) is null ? null : Time(name) ?? DateTimeOffset.MinValue;

    public void Add(string name, object value) => _values[name] = value;

    private IEnumerable<object> Items(string name) => _values.GetValueOrDefault(name) as List<object> ?? [];
}
