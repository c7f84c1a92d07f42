using System.Text.Json;
using System.Text.Json.Nodes;

namespace AtlasBackup.AtlasSimulator.World.Changes;

/// <summary>What a change does to records, of whatever kind they are.</summary>
internal sealed class Edit(WorldChange change, Words words)
{
    public bool Removes => change.Remove;

    /// <summary>The properties of what is added or changed, without words.</summary>
    public JsonObject Properties => words.Resolve(change.Add ?? change.Change
        ?? throw new ArgumentException($"a change of {change.Kind} has to add, change or remove"));

    public string NewId() => words.NewId;

    public static IReadOnlyList<string> NewestFirst(IEnumerable<string> ids) =>
        [.. ids.OrderByDescending(ObjectIds.TimeOf).ThenByDescending(id => id)];

    /// <summary>A new record, which is as usual where nothing is said.</summary>
    public T Made<T>(T usual) => Merged(usual, Properties);

    public T Changed<T>(T record) => Merged(record, Properties);

    /// <summary>Something that there is one of, or none.</summary>
    public T? One<T>(T? record)
        where T : class, new() =>
        change.Remove ? null : Merged(record ?? new T(), Properties);

    public void Items<T>(List<T> items, Func<T, string> id, string idName = "id")
    {
        if (change.Add is not null)
        {
            var added = Properties;
            added[idName] ??= words.IdFor(added);
            items.Add(Read<T>(added));
            return;
        }

        var chosen = Chosen(items, id);
        if (change.Remove)
        {
            items.RemoveAll(item => chosen.Contains(id(item)));
            return;
        }

        var properties = Properties;
        for (var index = 0; index < items.Count; index++)
        {
            items[index] = chosen.Contains(id(items[index])) ? Merged(items[index], properties) : items[index];
        }
    }

    private HashSet<string> Chosen<T>(List<T> items, Func<T, string> id)
    {
        var all = NewestFirst(items.Select(id));
        return (change.Id, change.Nth) switch
        {
            (null, null) => [.. all],
            ({ } one, null) when all.Contains(one) => [one],
            (null, { } number) when number >= 0 && number < all.Count => [all[number]],
            _ => throw new ArgumentException($"no {change.Kind} {change.Id}{change.Nth} in {change.Cluster}"),
        };
    }

    private static T Merged<T>(T record, JsonObject properties)
    {
        var json = AtlasJson.Of(record);
        Merge(json, properties);
        return Read<T>(json);
    }

    private static void Merge(JsonObject target, JsonObject changes)
    {
        foreach (var (name, value) in changes)
        {
            if (value is JsonObject inner && target[name] is JsonObject existing)
            {
                Merge(existing, inner);
            }
            else
            {
                target[name] = value?.DeepClone();
            }
        }
    }

    private static T Read<T>(JsonObject json) => json.Deserialize<T>(AtlasJson.Options)
        ?? throw new JsonException($"no {typeof(T).Name}");
}
