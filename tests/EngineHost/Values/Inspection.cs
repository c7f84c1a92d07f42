using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.EngineHost.Values;

/// <summary>Reads property values through their secret marks and output values.</summary>
public static class Inspection
{
    public static string? SignatureOf(this Value value) =>
        value.KindCase == Value.KindOneofCase.StructValue
        && value.StructValue.Fields.TryGetValue(Signatures.Key, out var signature)
            ? signature.StringValue
            : null;

    public static bool IsUnknown(this Value value) =>
        Unknowns.IsUnknown(value)
        || (value.SignatureOf() == Signatures.OutputValue && !value.StructValue.Fields.ContainsKey("value"));

    public static bool IsSecret(this Value value) => value.SignatureOf() switch
    {
        Signatures.Secret => true,
        Signatures.OutputValue => value.Member("secret") is { BoolValue: true },
        _ => false,
    };

    /// <summary>The value inside any number of secrets and known output values.</summary>
    public static Value Unwrap(this Value value)
    {
        while (value.SignatureOf() is Signatures.Secret or Signatures.OutputValue && value.Member("value") is { } inner)
        {
            value = inner;
        }

        return value;
    }

    /// <summary>
    /// The member at a dotted path such as <c>results.0.delivery.url</c>, through secrets; null if there is none.
    /// </summary>
    public static Value? At(this Struct properties, string path)
    {
        var current = Value.ForStruct(properties);
        foreach (var step in path.Split('.'))
        {
            var inner = current.Unwrap();
            var next = inner.KindCase == Value.KindOneofCase.ListValue
                ? inner.ListValue.Values.ElementAtOrDefault(int.Parse(step, CultureInfo.InvariantCulture))
                : inner.Member(step);
            if (next is null)
            {
                return null;
            }

            current = next;
        }

        return current;
    }

    public static bool ContainsSecrets(this Struct properties) => Contains(Value.ForStruct(properties), IsSecret);

    public static bool ContainsUnknowns(this Struct properties) => Contains(Value.ForStruct(properties), IsUnknown);

    internal static Value? Member(this Value value, string name) =>
        value.KindCase == Value.KindOneofCase.StructValue
        && value.StructValue.Fields.TryGetValue(name, out var member)
            ? member
            : null;

    private static bool Contains(Value value, Func<Value, bool> predicate) => predicate(value) || value.KindCase switch
    {
        Value.KindOneofCase.StructValue => value.StructValue.Fields.Values.Any(member => Contains(member, predicate)),
        Value.KindOneofCase.ListValue => value.ListValue.Values.Any(item => Contains(item, predicate)),
        _ => false,
    };
}
