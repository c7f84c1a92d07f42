namespace AtlasBackup.Page.Tests;

/// <summary>How a page is looked at.</summary>
/// <param name="Width">The width of the window in pixels.</param>
/// <param name="IsDark">Whether the reader prefers dark colours.</param>
/// <param name="IsPrint">Whether the page is printed.</param>
internal sealed record View(int Width, bool IsDark = false, bool IsPrint = false)
{
    public static View Wide { get; } = new(1280);

    public static View Narrow { get; } = new(390);

    /// <summary>A sheet of A4.</summary>
    public static View Paper { get; } = new(794, IsPrint: true);

    public override string ToString() =>
        $"{Width}-{(IsDark ? "dark" : "light")}{(IsPrint ? "-print" : "")}";
}
