using System.Globalization;

namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>An object that another function read, as far as Atlas gave it.</summary>
internal sealed class ReadObject
{
    private readonly Dictionary<string, object> _values = [];

    public string? Text(string name) => _values.GetValueOrDefault(name) as string;

    public double? Number(string name) => _values.GetValueOrDefault(name) as double?;

    public int? Integer(string name) => (int?)Number(name);

    public bool? Flag(string name) => _values.GetValueOrDefault(name) as bool?;

    public ReadObject? Object(string name) => _values.GetValueOrDefault(name) as ReadObject;

    public IEnumerable<ReadObject> Objects(string name) => Items(name).OfType<ReadObject>();

    public IEnumerable<string> Texts(string name) => Items(name).OfType<string>();

    /// <summary>A time, or null where there is none or a text that is none: what is not known never counts.</summary>
    public DateTimeOffset? Time(string name) => DateTimeOffset.TryParse(
        Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
        ? time
        : null;

    public void Add(string name, object value) => _values[name] = value;

    private IEnumerable<object> Items(string name) => _values.GetValueOrDefault(name) as List<object> ?? [];
}
