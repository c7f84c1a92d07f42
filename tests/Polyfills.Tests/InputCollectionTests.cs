using System.Collections.Immutable;
using Pulumi;
using Pulumi.Utilities;

namespace AtlasBackup.Polyfills.Tests;

/// <summary>Argument lists and maps, and everything that converts to one.</summary>
public sealed class InputCollectionTests
{
    public static TheoryData<InputList<string>> Lists => new(
        new InputList<string> { "a" },
        "a",
        Output.Create("a"),
        (Input<string>)"a",
        new[] { "a" },
        new[] { Output.Create("a") },
        new Input<string>[] { "a" },
        new List<string> { "a" },
        new List<Output<string>> { Output.Create("a") },
        new List<Input<string>> { "a" },
        ImmutableArray.Create("a"),
        ImmutableArray.Create(Output.Create("a")),
        ImmutableArray.Create<Input<string>>("a"),
        Output.Create(new[] { "a" }),
        Output.Create(new List<string> { "a" }),
        Output.Create<IEnumerable<string>>(["a"]),
        Output.Create(ImmutableArray.Create("a")),
        new InputList<string>().Concat("a"));

    [Theory]
    [MemberData(nameof(Lists), DisableDiscoveryEnumeration = true)]
    public async Task Convert_every_kind_of_list(InputList<string> list)
    {
        Assert.Equal(["a"], await OutputUtilities.GetValueAsync(list.ToOutput()));
    }

    public static TheoryData<InputMap<string>> Maps => new(
        new InputMap<string> { ["k"] = "a" },
        new InputMap<string> { { "k", "a" } },
        new Dictionary<string, string> { ["k"] = "a" },
        ImmutableDictionary<string, string>.Empty.Add("k", "a"),
        Output.Create(new Dictionary<string, string> { ["k"] = "a" }),
        Output.Create<IDictionary<string, string>>(new Dictionary<string, string> { ["k"] = "a" }),
        Output.Create(ImmutableDictionary<string, string>.Empty.Add("k", "a")),
        InputMap<string>.Merge(new InputMap<string> { ["k"] = "z" }, new InputMap<string> { ["k"] = "a" }));

    [Theory]
    [MemberData(nameof(Maps), DisableDiscoveryEnumeration = true)]
    public async Task Convert_every_kind_of_map(InputMap<string> map)
    {
        var pair = Assert.Single(await OutputUtilities.GetValueAsync(map.ToOutput()));

        Assert.Equal(("k", "a"), (pair.Key, pair.Value));
    }

    [Fact]
    public async Task Add_to_a_list_in_order()
    {
        var list = new InputList<string> { "a" };
        list.Add("b", "c");
        list.AddRange(new[] { "d" });

        var items = new List<string>();
        await foreach (var item in list)
        {
            items.Add(await OutputUtilities.GetValueAsync(item.ToOutput()));
        }

        Assert.Equal(["a", "b", "c", "d"], items);
    }

    [Fact]
    public async Task Refuse_a_second_value_for_a_key_unless_it_is_the_same()
    {
        var same = new InputMap<string> { ["k"] = "a" };
        same.Add("k", "a");
        var other = new InputMap<string> { ["k"] = "a" };
        other.Add("k", "b");

        Assert.Single(await OutputUtilities.GetValueAsync(same.ToOutput()));
        var exception = await Assert.ThrowsAsync<ArgumentException>(
            () => OutputUtilities.GetValueAsync(other.ToOutput()));
        Assert.Equal("Key 'k' already exists in the map with a different value.", exception.Message);
    }

    [Fact]
    public async Task Take_either_case_of_a_union()
    {
        var list = new InputList<Union<string, int>> { (Input<string>)"a", (Input<int>)2 };
        InputUnion<string, int>[] inputs =
            ["a", 2, Output.Create("a"), Output.Create(2), Union<string, int>.FromT0("a")];

        Assert.Equal(
            ["a", 2], (await OutputUtilities.GetValueAsync(list.ToOutput())).Select(one => one.Value));
        var values = await Task.WhenAll(inputs.Select(one => OutputUtilities.GetValueAsync(one.ToOutput())));
        Assert.Equal(["a", 2, "a", 2, "a"], values.Select(one => one.Value));
    }

    [Fact]
    public void Cannot_be_enumerated_without_waiting()
    {
        Assert.Throws<NotSupportedException>(
            () => ((System.Collections.IEnumerable)new InputList<string>()).GetEnumerator());
    }
}
