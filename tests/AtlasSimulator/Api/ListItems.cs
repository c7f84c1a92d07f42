using AtlasBackup.AtlasSimulator.Data;
using AtlasBackup.Tests.Files;

namespace AtlasBackup.AtlasSimulator.Api;

/// <summary>
/// The items of a list as JSON, each made when a page asks for it, so that a list can be long and a page quick.
/// </summary>
internal sealed record ListItems(Slice Numbers, Func<int, byte[]> Make)
{
    /// <summary>The items of a case, or the one of the complete answer, where they fit the filters.</summary>
    public static ListItems Of(
        AnswerFile file,
        AnswerCase fitting,
        IReadOnlyDictionary<string, string> asked,
        IReadOnlyDictionary<string, string> filters)
    {
        var complete = file.Complete["results"]?[0]?.AsObject()
            ?? throw new InvalidOperationException($"the complete answer of {file.Path} has no item");
        var items = (fitting.Items ?? [new AnswerCase()])
            .Select(item => file.Echo(item.Apply(complete), asked))
            .Where(item => filters.All(filter =>
                !complete.ContainsKey(filter.Key) || item[filter.Key]?.ToString() == filter.Value))
            .Select(item => JsonOutput.Write(writer => item.WriteTo(writer)))
            .ToList();
        return new ListItems(new Slice(0, items.Count), number => items[number]);
    }
}
