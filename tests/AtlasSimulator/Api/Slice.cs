namespace AtlasBackup.AtlasSimulator.Api;

/// <summary>A range of items, given by their numbers, so that even a long list has fast pages.</summary>
internal readonly record struct Slice(int First, int Count)
{
    public Slice Page(int number, int size)
    {
        var skipped = (int)Math.Min((number - 1L) * size, Count);
        return new Slice(First + skipped, Math.Min(size, Count - skipped));
    }
}
