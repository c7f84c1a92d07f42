namespace AtlasBackup.AtlasSimulator.Api;

/// <summary>Items in a row, known by their numbers, so that a list can be long and a page quick.</summary>
internal readonly record struct Slice(int First, int Count)
{
    public Slice Page(int number, int size)
    {
        var skipped = (int)Math.Min((number - 1L) * size, Count);
        return new Slice(First + skipped, Math.Min(size, Count - skipped));
    }
}
