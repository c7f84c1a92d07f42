using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator.Data;
using AtlasBackup.Tests.Files;

namespace AtlasBackup.AtlasSimulator.Api;

/// <summary>
/// The items of a list as JSON. Each is made when a page needs it, so that even a long list has fast pages.
/// </summary>
internal sealed record ListItems(Slice Numbers, Func<int, byte[]> Make)
{
    /// <summary>The items of a case, or the single item of the complete answer, if they match the filters.</summary>
    public static ListItems Of(
        AnswerFile file,
        AnswerCase fitting,
        IReadOnlyDictionary<string, string> asked,
        IReadOnlyDictionary<string, string> filters)
    {
        var items = Items(file, fitting, asked)
            .Where(item => filters.All(filter =>
                !file.CompleteItem.ContainsKey(filter.Key) || item[filter.Key]?.ToString() == filter.Value))
            .ToList();
        return new ListItems(new Slice(0, items.Count), number => Json(items[number]));
    }

    /// <summary>A number of items: the items of a case, repeated, each with its own id.</summary>
    public static ListItems Repeated(
        AnswerFile file,
        AnswerCase fitting,
        IReadOnlyDictionary<string, string> asked,
        int count,
        Func<int, string> id)
    {
        var items = Items(file, fitting, asked).ToList();
        return new ListItems(new Slice(0, count), number =>
        {
            var item = items[number % items.Count];
            item["id"] = id(number);
            return Json(item);
        });
    }

    private static IEnumerable<JsonObject> Items(
        AnswerFile file,
        AnswerCase fitting,
        IReadOnlyDictionary<string, string> asked) =>
        (fitting.Items ?? [new AnswerCase()]).Select(item => file.Echo(item.Apply(file.CompleteItem), asked));

    private static byte[] Json(JsonObject item) => JsonOutput.Write(writer => item.WriteTo(writer));
}
