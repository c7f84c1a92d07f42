using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;
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
    public void A_list_is_complete_or_an_error()
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
    public void A_list_that_does_not_change_is_read_completely_even_with_an_inexact_count()
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

    [Fact]
    public void A_list_that_changes_during_the_read_has_every_item_that_was_always_there()
    {
        var change =
            from request in Gen.Choose(2, 12)
            from removed in Gen.Choose(0, 30)
            from added in Gen.Elements(Added.Nowhere, Added.First, Added.Last)
            select (Request: request, Removed: removed, Added: added);
        var cases =
            from count in Gen.Choose(2, 30)
            from changes in Gen.Resize(change.ListOf(), 6)
            from counts in Gen.Elements(true, false)
            select (Count: count, Changes: changes.ToArray(), Counts: counts);

        Fuzzer.Check(cases, one =>
        {
            var list = new LiveList(Lists.Ids(1, one.Count)) { HasCount = one.Counts };
            foreach (var changes in one.Changes.GroupBy(change => change.Request))
            {
                list.Before[changes.Key] = () => Array.ForEach(
                    [.. changes], change => Change(list, change.Removed, change.Added));
            }

            var ids = Read(list);

            // What is in the list at the end and was at the beginning was there all along.
            Assert.All(
                list.Ids.Where(id => ids is not null && id.StartsWith('j')), id => Assert.Contains(id, ids ?? []));
        }, share: 5);
    }

    private static void Change(LiveList list, int removed, Added added)
    {
        if (removed < list.Ids.Count)
        {
            list.Ids.RemoveAt(removed);
        }

        if (added != Added.Nowhere)
        {
            list.Ids.Insert(added == Added.First ? 0 : list.Ids.Count, $"new{list.Queries.Count}{list.Ids.Count}");
        }
    }

    private static string[]? Read(LiveList list)
    {
        try
        {
            return list.ReadAsync("listLegacyRestoreJobs", ("itemsPerPage", InputValue.Of(3)))
                .GetAwaiter().GetResult().Split(',')[0].Split(' ');
        }
        catch (ProviderException)
        {
            return null;
        }
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

    private enum Added
    {
        Nowhere,
        First,
        Last,
    }
}
