using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AtlasBackup.TerraformHost.Values;

/// <summary>
/// Translates values to and from MessagePack as Terraform's documentation describes it. An unknown value is an
/// extension; here it is a text that no value has.
/// </summary>
public static class Msgpack
{
    /// <summary>Stands for a value that is not known yet.</summary>
    public const string Unknown = "\u0000unknown";

    public static byte[] Encode(JsonNode? value)
    {
        using var bytes = new MemoryStream();
        Write(bytes, value);
        return bytes.ToArray();
    }

    /// <exception cref="FormatException">It is not one value.</exception>
    public static JsonNode? Decode(byte[] bytes)
    {
        var reader = new Decoder(bytes);
        var value = reader.Next();
        return reader.Rest == 0 ? value : throw new FormatException($"{reader.Rest} bytes follow the value");
    }

    private static void Write(MemoryStream bytes, JsonNode? value)
    {
        switch (value?.GetValueKind() ?? JsonValueKind.Null)
        {
            case JsonValueKind.Null:
                bytes.WriteByte(0xC0);
                break;
            case JsonValueKind.True or JsonValueKind.False:
                bytes.WriteByte(value?.GetValue<bool>() == true ? (byte)0xC3 : (byte)0xC2);
                break;
            case JsonValueKind.Number:
                WriteNumber(bytes, value?.AsValue().Deserialize<double>() ?? 0);
                break;
            case JsonValueKind.String:
                WriteText(bytes, value?.GetValue<string>() ?? "");
                break;
            case JsonValueKind.Array:
                var items = value?.AsArray() ?? [];
                WriteHead(bytes, 0x90, 0xDC, items.Count);
                items.ToList().ForEach(item => Write(bytes, item));
                break;
            default:
                var members = value?.AsObject() ?? [];
                WriteHead(bytes, 0x80, 0xDE, members.Count);
                foreach (var (name, member) in members)
                {
                    WriteText(bytes, name);
                    Write(bytes, member);
                }

                break;
        }
    }

    // Terraform writes whole numbers in the shortest form.
    private static void WriteNumber(MemoryStream bytes, double number)
    {
        Span<byte> buffer = stackalloc byte[9];
        if (number is >= 0 and < 128 && number == Math.Floor(number))
        {
            bytes.WriteByte((byte)number);
        }
        else if (number == Math.Floor(number) && Math.Abs(number) < int.MaxValue)
        {
            buffer[0] = 0xD2;
            BinaryPrimitives.WriteInt32BigEndian(buffer[1..], (int)number);
            bytes.Write(buffer[..5]);
        }
        else
        {
            buffer[0] = 0xCB;
            BinaryPrimitives.WriteDoubleBigEndian(buffer[1..], number);
            bytes.Write(buffer);
        }
    }

    private static void WriteText(MemoryStream bytes, string text)
    {
        if (text == Unknown)
        {
            bytes.Write([0xD4, 0, 0]);
            return;
        }

        var utf8 = Encoding.UTF8.GetBytes(text);
        if (utf8.Length < 32)
        {
            bytes.WriteByte((byte)(0xA0 + utf8.Length));
        }
        else
        {
            WriteHead(bytes, 0, 0xDA, utf8.Length);
        }

        bytes.Write(utf8);
    }

    private static void WriteHead(MemoryStream bytes, byte small, byte large, int count)
    {
        if (small != 0 && count < 16)
        {
            bytes.WriteByte((byte)(small + count));
        }
        else
        {
            bytes.WriteByte(large);
            bytes.WriteByte((byte)(count >> 8));
            bytes.WriteByte((byte)count);
        }
    }

    private sealed class Decoder(byte[] bytes)
    {
        private int _at;

        public int Rest => bytes.Length - _at;

        public JsonNode? Next()
        {
            var head = Take(1)[0];
            return head switch
            {
                < 0x80 => JsonValue.Create((double)head),
                < 0x90 => Map(head & 0x0F),
                < 0xA0 => List(head & 0x0F),
                < 0xC0 => Text(head & 0x1F),
                0xC0 => null,
                0xC2 or 0xC3 => JsonValue.Create(head == 0xC3),
                0xCB => JsonValue.Create(BinaryPrimitives.ReadDoubleBigEndian(Take(8))),
                0xD3 => JsonValue.Create((double)BinaryPrimitives.ReadInt64BigEndian(Take(8))),
                0xD9 => Text(Take(1)[0]),
                0xDA => Text(Count(2)),
                0xDB => Text(Count(4)),
                0xDC => List(Count(2)),
                0xDD => List(Count(4)),
                0xDE => Map(Count(2)),
                0xDF => Map(Count(4)),
                _ => throw new FormatException($"0x{head:X2} is not expected in an answer"),
            };
        }

        private int Count(int size) => size == 2
            ? BinaryPrimitives.ReadUInt16BigEndian(Take(2))
            : (int)BinaryPrimitives.ReadUInt32BigEndian(Take(4));

        private JsonValue Text(int length) => JsonValue.Create(Encoding.UTF8.GetString(Take(length)));

        private JsonArray List(int count) => [.. Enumerable.Range(0, count).Select(_ => Next()).ToArray()];

        private JsonObject Map(int count)
        {
            var members = new JsonObject();
            for (var index = 0; index < count; index++)
            {
                var name = Next()?.GetValue<string>() ?? throw new FormatException("a name is null");
                members.Add(name, Next());
            }

            return members;
        }

        private ReadOnlySpan<byte> Take(int count)
        {
            if (count > Rest)
            {
                throw new FormatException("the value is incomplete");
            }

            _at += count;
            return bytes.AsSpan(_at - count, count);
        }
    }
}
