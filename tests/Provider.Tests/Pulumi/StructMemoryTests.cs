using AtlasBackup.Core.Values;
using AtlasBackup.Provider.Pulumi;
using AtlasBackup.Provider.Tests.Support;
using static AtlasBackup.Provider.Tests.Support.StructNames;

namespace AtlasBackup.Provider.Tests.Pulumi;

public sealed class StructMemoryTests
{
    private const int Size = 1024 * 1024;

    private static readonly byte[] Text = new byte[1000];

    private readonly MemoryBudget _memory = new(Size);

    [Fact]
    public void Says_that_an_item_is_too_large_while_it_grows()
    {
        using var writer = new StructWriter(_memory.Begin());
        using var part = writer.BeginPart(1);
        part.WriteStartObject(Any, isSecret: false);
        Name(part, "list").WriteStartArray(isSecret: false);

        var (failure, count) = Fill(() => part.WriteStringValue(Text, isSecret: false));

        Assert.Equal(FailureKind.TooLarge, failure.Kind);
        Assert.InRange(count, 100, Size / Text.Length);
    }

    [Fact]
    public void Says_that_an_object_is_too_large_while_it_grows()
    {
        using var writer = new StructWriter(_memory.Begin());
        writer.WriteStartObject(Any, isSecret: false);
        Name(writer, "list").WriteStartArray(isSecret: false);

        // Only the bytes for an empty object and its empty list, which have no bytes of their own in JSON.
        var (failure, _) = Fill(() =>
        {
            writer.WriteStartObject(Any, isSecret: true);
            Name(writer, "list").WriteStartArray(isSecret: true);
            writer.WriteEndArray();
            writer.WriteEndObject();
        });

        Assert.Equal(FailureKind.TooLarge, failure.Kind);
    }

    [Fact]
    public void Counts_the_answer_with_all_its_parts_and_frees_all_memory()
    {
        using var share = _memory.Begin();
        var writer = new StructWriter(share);
        var (taken, dropped) = (writer.BeginPart(1), writer.BeginPart(1));
        var empty = _memory.Used;
        for (var number = 0; number < 100; number++)
        {
            taken.WriteStringValue(Text, isSecret: false);
            dropped.WriteStringValue(Text, isSecret: false);
        }

        Assert.InRange(_memory.Used - empty, 200 * Text.Length, 500 * Text.Length);
        writer.WriteStartObject(Any, isSecret: false);
        Name(writer, "list").WriteStartArray(isSecret: false);
        writer.AppendItems(taken, 0, 100);
        writer.WriteEndArray();
        writer.WriteEndObject();
        dropped.Dispose();
        taken.Dispose();
        Assert.InRange(_memory.Used, 100 * Text.Length, 250 * Text.Length);
        writer.Dispose();
        Assert.Equal(0, _memory.Used);
    }

    private static (ProviderException Failure, int Count) Fill(Action write)
    {
        for (var count = 0; count < Size; count++)
        {
            try
            {
                write();
            }
            catch (ProviderException failure)
            {
                return (failure, count);
            }
        }

        throw new InvalidOperationException("there is no limit");
    }
}
