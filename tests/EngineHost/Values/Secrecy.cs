using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.EngineHost.Values;

/// <summary>Restores the secret marks of values that a plugin returned without them.</summary>
internal static class Secrecy
{
    /// <summary>
    /// Marks a value as secret, at every depth, if the value of the same name in <paramref name="marked"/> is
    /// secret.
    /// </summary>
    public static Struct Annotate(Struct plain, Struct marked)
    {
        var result = plain.Clone();
        foreach (var (name, mark) in marked.Fields)
        {
            if (result.Fields.TryGetValue(name, out var value))
            {
                result.Fields[name] = Annotate(value, mark);
            }
        }

        return result;
    }

    public static Struct MarkAll(Struct properties)
    {
        var result = new Struct();
        foreach (var (name, value) in properties.Fields)
        {
            result.Fields[name] = value.IsSecret() ? value : Properties.Secret(value);
        }

        return result;
    }

    private static Value Annotate(Value value, Value mark)
    {
        if (mark.IsSecret())
        {
            return value.IsSecret() ? value : Properties.Secret(value);
        }

        return (value.KindCase, mark.KindCase) switch
        {
            (Value.KindOneofCase.StructValue, Value.KindOneofCase.StructValue) when value.SignatureOf() is null =>
                Value.ForStruct(Annotate(value.StructValue, mark.StructValue)),
            (Value.KindOneofCase.ListValue, Value.KindOneofCase.ListValue) =>
                Value.ForList([.. value.ListValue.Values.Select((item, index) =>
                    index < mark.ListValue.Values.Count ? Annotate(item, mark.ListValue.Values[index]) : item)]),
            _ => value,
        };
    }
}
