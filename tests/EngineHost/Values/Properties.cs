using System.Collections;
using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.EngineHost.Values;

/// <summary>Builds property values as Pulumi writes them into a Struct.</summary>
public static class Properties
{
    /// <summary>
    /// A Struct of the given members; plain .NET values, lists, dictionaries and Values are accepted.
    /// </summary>
    public static Struct Of(params (string Name, object? Value)[] members)
    {
        var properties = new Struct();
        foreach (var (name, value) in members)
        {
            properties.Fields[name] = From(value);
        }

        return properties;
    }

    public static Struct Parse(string json) => Struct.Parser.ParseJson(json);

    public static Value From(object? value) => value switch
    {
        null => Value.ForNull(),
        Value known => known,
        Struct members => Value.ForStruct(members),
        string text => Value.ForString(text),
        bool flag => Value.ForBool(flag),
        IDictionary members => Value.ForStruct(Of([.. Members(members)])),
        IEnumerable items => Value.ForList([.. items.Cast<object?>().Select(From)]),
        IConvertible number => Value.ForNumber(number.ToDouble(CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException($"a Struct cannot hold a {value.GetType()}", nameof(value)),
    };

    public static Value Secret(object? value) => Signed(Signatures.Secret, ("value", value));

    public static Value Unknown() => Value.ForString(Unknowns.Text);

    /// <summary>An output value; without a known value it is an unknown one.</summary>
    public static Value Output(Value? value, bool secret = false, params string[] dependencies)
    {
        var output = Signed(Signatures.OutputValue, ("secret", secret), ("dependencies", dependencies));
        if (value is not null)
        {
            output.StructValue.Fields["value"] = value;
        }

        return output;
    }

    /// <summary>A reference to a resource; an empty id says that the id is not known yet.</summary>
    public static Value ResourceReference(string urn, string? id = null)
    {
        var reference = Signed(Signatures.ResourceReference, ("urn", urn));
        if (id is not null)
        {
            reference.StructValue.Fields["id"] = Value.ForString(id);
        }

        return reference;
    }

    public static Value Bytes(ReadOnlySpan<byte> content) =>
        Signed(Signatures.ByteString, ("value", Convert.ToBase64String(content)));

    private static Value Signed(string signature, params (string Name, object? Value)[] members) =>
        Value.ForStruct(Of([(Signatures.Key, signature), .. members]));

    private static IEnumerable<(string Name, object? Value)> Members(IDictionary dictionary)
    {
        foreach (DictionaryEntry member in dictionary)
        {
            yield return ((string)member.Key, member.Value);
        }
    }
}
