using System.Text;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.Pulumi;
using AtlasBackup.Tests.Support;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.Provider.Tests.Wire;

public sealed class StructWriterRoundTripTests
{
    private const string SignatureKey = "4dabf18193072939515e22adb298388d";
    private const string SecretSignature = "1b47061264138c4ac30d75fd1eb44270";

    // Sizes around which lengths take another byte come up as often as small ones.
    private static readonly int[] Sizes = [0, 1, 5, 30, 60, 100, 120, 127, 128, 140, 300, 16_300, 16_384, 17_000];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 200)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Reads_back_as_what_was_written(int seed)
    {
        var random = new Random(seed);
        var writer = new StructWriter();

        var expected = WriteObject(writer, random, depth: 0);

        Assert.Equal(expected, Outputs.Parse(writer));
    }

    private static Struct WriteObject(IOutputWriter writer, Random random, int depth)
    {
        var expected = new Struct();
        writer.BeginObject();
        for (var left = random.Next(6); left > 0; left--)
        {
            var name = $"{left}{Text(random)}";
            writer.Name(Encoding.UTF8.GetBytes(name));
            expected.Fields[name] = WriteValue(writer, random, depth + 1);
        }

        writer.EndObject();
        return expected;
    }

    private static Value WriteList(IOutputWriter writer, Random random, int depth)
    {
        var values = new List<Value>();
        writer.BeginArray();
        for (var left = random.Next(6); left > 0; left--)
        {
            var position = writer.Position;
            var value = WriteValue(writer, random, depth + 1);
            if (random.Next(4) == 0)
            {
                writer.Rewind(position);
            }
            else
            {
                values.Add(value);
            }
        }

        writer.EndArray();
        return Value.ForList([.. values]);
    }

    private static Value WriteValue(IOutputWriter writer, Random random, int depth)
    {
        var isSecret = random.Next(5) == 0;
        if (isSecret)
        {
            writer.SealNext();
        }

        var value = random.Next(depth > 5 ? 3 : 5) switch
        {
            0 => WriteText(writer, random),
            1 => WriteNumber(writer, random.NextDouble() * 1e9),
            2 => WriteBoolean(writer, random.Next(2) == 0),
            3 => Value.ForStruct(WriteObject(writer, random, depth)),
            _ => WriteList(writer, random, depth),
        };
        return isSecret ? Secret(value) : value;
    }

    private static Value WriteText(IOutputWriter writer, Random random)
    {
        var text = Text(random);
        writer.Text(Encoding.UTF8.GetBytes(text));
        return Value.ForString(text);
    }

    private static Value WriteNumber(IOutputWriter writer, double number)
    {
        writer.Number(number);
        return Value.ForNumber(number);
    }

    private static Value WriteBoolean(IOutputWriter writer, bool boolean)
    {
        writer.Boolean(boolean);
        return Value.ForBool(boolean);
    }

    private static Value Secret(Value value) => Value.ForStruct(new Struct
    {
        Fields = { [SignatureKey] = Value.ForString(SecretSignature), ["value"] = value },
    });

    private static string Text(Random random) =>
        new((char)random.Next('a', 'z' + 1), Sizes[random.Next(Sizes.Length)] + random.Next(3));
}
