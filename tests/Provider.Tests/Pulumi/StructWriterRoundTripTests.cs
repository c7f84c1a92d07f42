using System.Text;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.Pulumi;
using AtlasBackup.Provider.Tests.Support;
using Google.Protobuf.WellKnownTypes;
using static AtlasBackup.Provider.Tests.Support.StructNames;

namespace AtlasBackup.Provider.Tests.Pulumi;

public sealed class StructWriterRoundTripTests : IDisposable
{
    private const string SignatureKey = "4dabf18193072939515e22adb298388d";
    private const string SecretSignature = "1b47061264138c4ac30d75fd1eb44270";

    // Sizes at which a length needs another byte are as frequent as small ones.
    private static readonly int[] Sizes = [0, 1, 5, 30, 60, 100, 120, 127, 128, 140, 300, 16_300, 16_384, 17_000];

    private readonly StructWriter _writer = StructOutputs.Writer();

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 200)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Reads_back_as_what_was_written(int seed)
    {
        var random = new Random(seed);

        var expected = WriteObject(_writer, random, depth: 0);

        Assert.Equal(expected, StructOutputs.Parse(_writer));
    }

    public void Dispose() => _writer.Dispose();

    private Struct WriteObject(IOutputWriter writer, Random random, int depth, bool isSecret = false)
    {
        var expected = new Struct();
        writer.WriteStartObject(StructNames.Any, isSecret);
        for (var left = random.Next(6); left > 0; left--)
        {
            var name = $"{left}{Text(random)}";
            expected.Fields[name] = WriteValue(Name(writer, name), random, depth + 1);
        }

        writer.WriteEndObject();
        return expected;
    }

    private Value WriteList(IOutputWriter writer, Random random, int depth, bool isSecret)
    {
        var values = new List<Value>();
        writer.WriteStartArray(isSecret);
        for (var left = random.Next(6); left > 0; left--)
        {
            values.AddRange(ReferenceEquals(writer, _writer) && random.Next(2) == 0
                ? WritePart(random, depth)
                : [WriteValue(writer, random, depth + 1)]);
        }

        writer.WriteEndArray();
        return Value.ForList([.. values]);
    }

    // Some items of a part, in any order.
    private List<Value> WritePart(Random random, int depth)
    {
        using var part = _writer.BeginPart(random.Next(2_000));
        var written = new List<Value>();
        for (var left = random.Next(5); left > 0; left--)
        {
            written.Add(WriteValue(part, random, depth + 1));
        }

        var chosen = Enumerable.Range(0, written.Count).Where(_ => random.Next(4) > 0).ToArray();
        random.Shuffle(chosen);
        foreach (var index in chosen)
        {
            _writer.AppendItems(part, index, 1);
        }

        return [.. chosen.Select(index => written[index])];
    }

    private Value WriteValue(IOutputWriter writer, Random random, int depth)
    {
        var isSecret = random.Next(5) == 0;
        var value = random.Next(depth > 5 ? 3 : 5) switch
        {
            0 => WriteText(writer, random, isSecret),
            1 => WriteNumber(writer, random.NextDouble() * 1e9, isSecret),
            2 => WriteBoolean(writer, random.Next(2) == 0, isSecret),
            3 => Value.ForStruct(WriteObject(writer, random, depth, isSecret)),
            _ => WriteList(writer, random, depth, isSecret),
        };
        return isSecret ? Secret(value) : value;
    }

    private static Value WriteText(IOutputWriter writer, Random random, bool isSecret)
    {
        var text = Text(random);
        writer.WriteStringValue(Encoding.UTF8.GetBytes(text), isSecret);
        return Value.ForString(text);
    }

    private static Value WriteNumber(IOutputWriter writer, double number, bool isSecret)
    {
        writer.WriteNumberValue(number, isSecret);
        return Value.ForNumber(number);
    }

    private static Value WriteBoolean(IOutputWriter writer, bool boolean, bool isSecret)
    {
        writer.WriteBooleanValue(boolean, isSecret);
        return Value.ForBool(boolean);
    }

    private static Value Secret(Value value) => Value.ForStruct(new Struct
    {
        Fields = { [SignatureKey] = Value.ForString(SecretSignature), ["value"] = value },
    });

    private static string Text(Random random) =>
        new((char)random.Next('a', 'z' + 1), Sizes[random.Next(Sizes.Length)] + random.Next(3));
}
