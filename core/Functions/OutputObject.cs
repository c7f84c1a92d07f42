using System.Text;
using AtlasBackup.Core.Contract;

namespace AtlasBackup.Core.Functions;

/// <summary>
/// An object of outputs in memory, by the names of the contract: what a function gave, or what a composed function is
/// about to give. A value is a text, a number, a boolean, an object or a list of these; what is absent has none.
/// </summary>
internal sealed class OutputObject
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

    public OutputObject? Object(string name) => _values.GetValueOrDefault(name) as OutputObject;

    public IEnumerable<OutputObject> Objects(string name) => Items(name).OfType<OutputObject>();

    public IEnumerable<string> Texts(string name) => Items(name).OfType<string>();

    /// <summary>A time, or null where there is none or a text that is none: what is not known never counts.</summary>
    public DateTimeOffset? Time(string name) => InputRule.ReadTime(Text(name));

    /// <summary>When something expires: null where it does not, and long ago where the text is no time.</summary>
    public DateTimeOffset? Expiry(string name) =>
        Text(name) is null ? null : Time(name) ?? DateTimeOffset.MinValue;

    /// <summary>Adds a value, or nothing for null.</summary>
    public OutputObject Add(string name, object? value)
    {
        if (value is not null)
        {
            _values.Add(name, value);
        }

        return this;
    }

    /// <summary>Writes the object as its schema declares it.</summary>
    /// <param name="writer">What takes it.</param>
    /// <param name="schema">The properties that it may have.</param>
    /// <param name="secrets">The texts that make a text that repeats one of them a secret.</param>
    public void WriteTo(IOutputWriter writer, ObjectSchema schema, SecretTexts secrets)
    {
        if (_values.Keys.FirstOrDefault(name => schema.Find(name) is null) is { } unknown)
        {
            throw new InvalidOperationException($"contract/: the outputs have no '{unknown}'");
        }

        writer.WriteStartObject(schema, isSecret: false);
        foreach (var property in schema.Properties)
        {
            if (_values.TryGetValue(property.Name, out var value))
            {
                writer.WritePropertyName(property);
                Write(writer, property.Type, value, secrets);
            }
            else
            {
                Absence.Write(writer, property, isFound: true, isSecret: false);
            }
        }

        writer.WriteEndObject();
    }

    private static void Write(IOutputWriter writer, TypeSchema type, object value, SecretTexts secrets)
    {
        switch (value)
        {
            case string text:
                var utf8 = Encoding.UTF8.GetBytes(text);
                writer.WriteStringValue(utf8, secrets.IsIn(utf8));
                break;
            case double number:
                writer.WriteNumberValue(number, isSecret: false);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag, isSecret: false);
                break;
            case OutputObject members when type.Object is { } schema:
                members.WriteTo(writer, schema, secrets);
                break;
            case IEnumerable<object> items when type.Items is { } itemType:
                writer.WriteStartArray(isSecret: false);
                foreach (var item in items)
                {
                    Write(writer, itemType, item, secrets);
                }

                writer.WriteEndArray();
                break;
            default:
                throw new InvalidOperationException($"contract/: {value.GetType().Name} is not {type.Words}");
        }
    }

    private IEnumerable<object> Items(string name) => _values.GetValueOrDefault(name) as IEnumerable<object> ?? [];
}
