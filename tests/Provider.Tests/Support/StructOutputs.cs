using System.Buffers;
using System.Globalization;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.Pulumi;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.Provider.Tests.Support;

/// <summary>Shows outputs as text, secrets as such: <c>{id: "a", url: secret("b"), links: []}</c>.</summary>
internal static class StructOutputs
{
    private const string SignatureKey = "4dabf18193072939515e22adb298388d";
    private const string SecretSignature = "1b47061264138c4ac30d75fd1eb44270";

    public static StructWriter Writer() => new(new MemoryBudget().Begin());

    public static string Of(StructWriter writer) => Show(Value.ForStruct(Parse(writer)));

    public static Struct Parse(StructWriter writer) => Struct.Parser.ParseFrom(Bytes(writer));

    public static byte[] Bytes(StructWriter writer)
    {
        var sent = new ArrayBufferWriter<byte>();
        foreach (var piece in writer.Pieces())
        {
            sent.Write(piece.Span);
        }

        Assert.Equal(writer.Length, sent.WrittenCount);
        return sent.WrittenSpan.ToArray();
    }

    public static string Show(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.StringValue => $"\"{value.StringValue}\"",
        Value.KindOneofCase.NumberValue => value.NumberValue.ToString("R", CultureInfo.InvariantCulture),
        Value.KindOneofCase.BoolValue => value.BoolValue ? "true" : "false",
        Value.KindOneofCase.ListValue => $"[{string.Join(", ", value.ListValue.Values.Select(Show))}]",
        Value.KindOneofCase.StructValue => ShowObject(value.StructValue),
        _ => $"<{value.KindCase}>",
    };

    private static string ShowObject(Struct fields)
    {
        if (fields.Fields.TryGetValue(SignatureKey, out var signature))
        {
            Assert.Equal(SecretSignature, signature.StringValue);
            Assert.Equal(2, fields.Fields.Count);
            return $"secret({Show(fields.Fields["value"])})";
        }

        return $"{{{string.Join(", ", fields.Fields.Select(field => $"{field.Key}: {Show(field.Value)}"))}}}";
    }
}
