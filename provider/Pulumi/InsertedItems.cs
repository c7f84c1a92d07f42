using System.Runtime.InteropServices;

namespace AtlasBackup.Provider.Pulumi;

/// <summary>
/// Bytes of other buffers that belong between the bytes of a main buffer. They are not copied: they stay where they
/// were written until they are sent.
/// </summary>
internal sealed class InsertedItems
{
    private readonly List<Insertion> _insertions = [];

    public int Count => _insertions.Count;

    /// <summary>The size of all insertions together, in bytes.</summary>
    public int Size { get; private set; }

    public void Add(int position, WireBuffer source, int start, int end)
    {
        _insertions.Add(new Insertion(position, source, start, end));
        Size += end - start;
    }

    /// <summary>
    /// Updates the places of the insertions from <paramref name="first"/> on, after the bytes around them have moved.
    /// </summary>
    public void Shift(int first, int distance)
    {
        foreach (ref var insertion in CollectionsMarshal.AsSpan(_insertions)[first..])
        {
            insertion = insertion with { Position = insertion.Position + distance };
        }
    }

    /// <summary>All bytes in their order, in pieces.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Within(ReadOnlyMemory<byte> main)
    {
        var position = 0;
        foreach (var insertion in _insertions)
        {
            yield return main[position..insertion.Position];
            yield return insertion.Source.Written[insertion.Start..insertion.End];
            position = insertion.Position;
        }

        yield return main[position..];
    }

    private readonly record struct Insertion(int Position, WireBuffer Source, int Start, int End);
}
