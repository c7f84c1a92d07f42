using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator.Api;
using AtlasBackup.AtlasSimulator.Data;

namespace AtlasBackup.AtlasSimulator.World.Reads;

/// <summary>What there is to say: one object, or a list.</summary>
internal sealed record Reply(JsonObject? One, ListItems? Many)
{
    public static Reply Of(JsonObject one) => new(one, null);

    /// <summary>The items stay as they are now; each is written when a page asks for it.</summary>
    public static Reply List<T>(IEnumerable<T> items, Func<T, JsonObject> write)
    {
        var kept = items.ToList();
        return new Reply(null, new ListItems(new Slice(0, kept.Count), number => Bytes(write(kept[number]))));
    }

    /// <summary>This list with more items behind it.</summary>
    public Reply Followed(IReadOnlyList<JsonObject> more)
    {
        var (first, count) = (Many, Many?.Numbers.Count ?? 0);
        return new Reply(null, new ListItems(
            new Slice(0, count + more.Count),
            number => first is not null && number < count ? first.Make(number) : Bytes(more[number - count])));
    }

    private static byte[] Bytes(JsonObject json) => JsonOutput.Write(writer => json.WriteTo(writer));
}

/// <summary>Ends a read that Atlas refuses.</summary>
internal sealed class RefusedException(Answer answer) : Exception
{
    public Answer Answer => answer;
}
