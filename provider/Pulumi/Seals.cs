using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.Provider.Pulumi;

/// <summary>Seals values as secrets, in the form that the engine keeps encrypted, and opens them.</summary>
internal static class Seals
{
    /// <summary>The value as a secret. A value that is not known yet stays unknown: it has nothing to hide.</summary>
    public static Value Seal(Value value)
    {
        if (value.KindCase is Value.KindOneofCase.None or Value.KindOneofCase.NullValue
            || SignatureOf(value) == Signatures.Secret
            || (value.KindCase == Value.KindOneofCase.StringValue && Signatures.IsUnknown(value.StringValue)))
        {
            return value;
        }

        if (SignatureOf(value) == Signatures.OutputValue)
        {
            var output = value.Clone();
            output.StructValue.Fields["secret"] = Value.ForBool(true);
            return output;
        }

        return Value.ForStruct(new Struct
        {
            Fields = { [Signatures.Key] = Value.ForString(Signatures.Secret), ["value"] = value },
        });
    }

    /// <summary>The value without the seals around it.</summary>
    public static Value Open(Value value) =>
        SignatureOf(value) == Signatures.Secret && value.StructValue.Fields.TryGetValue("value", out var inner)
            ? Open(inner)
            : value;

    private static string? SignatureOf(Value value) =>
        value.KindCase == Value.KindOneofCase.StructValue
            && value.StructValue.Fields.TryGetValue(Signatures.Key, out var signature)
            && signature.KindCase == Value.KindOneofCase.StringValue
            ? signature.StringValue
            : null;
}
