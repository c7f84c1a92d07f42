using FsCheck;
using FsCheck.Fluent;

namespace AtlasBackup.Fuzz.Tests;

public sealed class PagingFuzzTests
{
    private static readonly Gen<Page> AnyPage =
        from ids in Gen.Resize(Gen.Choose(0, 12).ListOf(), 4)
        from total in Gen.Frequency((3, Gen.Choose(0, 12).Select(total => (int?)total)), (1, Gen.Constant((int?)null)))
        from next in Gen.Frequency(
            (4, Gen.Constant(Next.Right)),
            (4, Gen.Constant(Next.None)),
            (1, Gen.Elements(Next.Wrong, Next.Foreign)))
        select new Page([.. ids], total, next);

    private static readonly Gen<Page[]> AnyReading = Gen.Resize(AnyPage.ListOf(), 6).Select(pages => pages.ToArray());

    [Fact]
    public void A_list_is_whole_or_an_error_and_never_half_in_silence()
    {
        var cases =
            from first in AnyReading
            from second in Gen.Frequency((2, Gen.Constant(first)), (1, AnyReading))
            select new[] { first, second };

        Fuzzer.Check(cases, readings =>
        {
            var atlas = new PagedAtlas(readings);

            var ids = atlas.Read();

            if (ids is null)
            {
                return;
            }

            Page[] pages = [.. readings[Math.Min(atlas.Readings, readings.Length) - 1], PagedAtlas.Beyond];
            Assert.True(
                Enumerable.Range(1, pages.Length).Any(last => IsWhole(ids, pages, last, atlas.HasWarned)),
                $"{string.Join(',', ids)} of {string.Join("; ", pages.AsEnumerable())}");
        }, share: 5);
    }

    [Fact]
    public void A_list_that_stands_still_is_read_whole_however_inexact_its_count()
    {
        var cases =
            from count in Gen.Choose(0, 20)
            from off in Gen.Elements(0, 0, 0, 1, 5, -1, -5)
            from counts in Gen.Elements(true, true, false)
            from links in counts ? Gen.Elements(true, false) : Gen.Constant(true)
            select (Count: count, Total: counts ? Math.Max(0, count + off) : (int?)null, Links: links || off < 0);

        Fuzzer.Check(cases, one =>
        {
            var pages = Enumerable.Range(0, one.Count).Chunk(PagedAtlas.Size).ToList();
            var reading = pages.Select((ids, index) => new Page(
                ids, one.Total, one.Links && index < pages.Count - 1 ? Next.Right : Next.None)).ToArray();

            var ids = new PagedAtlas([reading.Length == 0 ? [new Page([], one.Total, Next.None)] : reading]).Read();

            Assert.Equal(Enumerable.Range(0, one.Count), ids);
        }, share: 5);
    }

    // Whole up to a page is: all that these pages have, once each, no link that leads on from the last, and as many as
    // were counted, or a warning.
    private static bool IsWhole(IReadOnlyList<int> ids, Page[] pages, int last, bool hasWarned)
    {
        var read = pages[..Math.Min(last, pages.Length)];
        var total = read.Select(page => page.Total).LastOrDefault(total => total is not null);
        return ids.SequenceEqual(read.SelectMany(page => page.Ids).Distinct())
            && read[^1].Next == Next.None
            && (total is null || ids.Count >= total || hasWarned);
    }
}
