using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>An argument map, each value of which may be an output.</summary>
public sealed class InputMap<TValue>
    : Input<ImmutableDictionary<string, TValue>>,
      IEnumerable,
      IAsyncEnumerable<Input<KeyValuePair<string, TValue>>>,
      IInput
{
    private Output<ImmutableDictionary<string, Input<TValue>>> _items;

    public InputMap() : this(Output.Create(ImmutableDictionary<string, Input<TValue>>.Empty))
    {
    }

    private InputMap(Output<ImmutableDictionary<string, Input<TValue>>> items) : base(Whole(items))
    {
        _items = items;
    }

    public Input<TValue> this[string key]
    {
        set => Add(key, value);
    }

    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values) => Output.Create(values);

    public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values) =>
        Output.Create(values);

    public static implicit operator InputMap<TValue>(Output<Dictionary<string, TValue>> values) =>
        values.Apply(ImmutableDictionary.CreateRange);

    public static implicit operator InputMap<TValue>(Output<IDictionary<string, TValue>> values) =>
        values.Apply(ImmutableDictionary.CreateRange);

    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values) =>
        new(values.Apply(items => items?.ToImmutableDictionary(item => item.Key, item => (Input<TValue>)item.Value)!));

    public static InputMap<TValue> Merge(InputMap<TValue> first, InputMap<TValue> second) =>
        new(Output.Tuple(first._items, second._items).Apply(pair => pair.Item1.SetItems(pair.Item2)));

    /// <summary>Adds a value; a key that is there already must have an equal one.</summary>
    public void Add(string key, Input<TValue> value) => Become(_items.Apply(items =>
        items.SetItem(key, items.TryGetValue(key, out var existing) ? Same(key, existing, value) : value)));

    public void Add(InputMap<TValue> values) => AddRange(values);

    public void AddRange(InputMap<TValue> values) =>
        Become(Output.Tuple(_items, values._items).Apply(pair => pair.Item1.AddRange(pair.Item2)));

    public async IAsyncEnumerator<Input<KeyValuePair<string, TValue>>> GetAsyncEnumerator(
        CancellationToken cancellationToken)
    {
        var items = await Value.GetValueAsync(whenUnknown: ImmutableDictionary<string, TValue>.Empty);
        foreach (var item in items)
        {
            yield return item;
        }
    }

    IOutput IInput.ToParts() => _items;

    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException(
        $"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead.");

    private void Become(Output<ImmutableDictionary<string, Input<TValue>>> items)
    {
        _items = items;
        Value = Whole(items);
    }

    private static Output<TValue> Same(string key, Input<TValue> existing, Input<TValue> added) =>
        Output.Tuple(existing, added).Apply(pair => EqualityComparer<TValue>.Default.Equals(pair.Item1, pair.Item2)
            ? pair.Item1
            : throw new ArgumentException($"Key '{key}' already exists in the map with a different value."));

    private static Output<ImmutableDictionary<string, TValue>> Whole(
        Output<ImmutableDictionary<string, Input<TValue>>> items) => items.Apply(inputs =>
    {
        if (inputs is null)
        {
            return Output.Create(default(ImmutableDictionary<string, TValue>)!);
        }

        var pairs = inputs.Select(input => input.Value.Apply(value => KeyValuePair.Create(input.Key, value)));
        return Output.All(pairs).Apply(all => ImmutableDictionary.CreateRange(all));
    });
}
