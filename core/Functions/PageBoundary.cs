namespace AtlasBackup.Core.Functions;

/// <summary>Finds pages of another size that contain both the end of one page and the beginning of the next.</summary>
internal static class PageBoundary
{
    // Some size from 60 down to 20 fits wherever a page of 1 to 500 results can end.
    private const int LargestSize = 60;
    private const int Beside = 10;

    /// <summary>The page that has at least ten results on each side of a boundary, or all that there are.</summary>
    /// <param name="boundary">How many results of the list come before it.</param>
    public static PageNumbers Across(int boundary)
    {
        var size = LargestSize;
        while (boundary % size < Math.Min(Beside, boundary) || size - (boundary % size) < Beside)
        {
            size--;
        }

        return new PageNumbers((boundary / size) + 1, size);
    }
}
