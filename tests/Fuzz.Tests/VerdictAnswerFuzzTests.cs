using System.Text.Json.Nodes;
using AtlasBackup.Core.Values;
using FsCheck;
using FsCheck.Fluent;

namespace AtlasBackup.Fuzz.Tests;

/// <summary>What Atlas leaves out of its answers, or garbles in them, never makes a cluster ready.</summary>
public sealed class VerdictAnswerFuzzTests
{
    private const string Missing = "";

    // Young enough is only the point in time.
    private static readonly Dictionary<string, InputValue> Everything = new()
    {
        ["maxAgeHours"] = InputValue.Of(1),
        ["requirePointInTime"] = InputValue.Of(true),
        ["minRestoreWindowHours"] = InputValue.Of(1),
        ["minSnapshotCount"] = InputValue.Of(1),
        ["maxRestoreTestAgeHours"] = InputValue.Of(24),
        ["maxExportAgeHours"] = InputValue.Of(24),
        ["noFailureWithinHours"] = InputValue.Of(24),
        ["requireCopy"] = InputValue.Of(true),
        ["requireCompliancePolicy"] = InputValue.Of(true),
    };

    private static readonly Dictionary<string, InputValue> WithLegacy = new()
    {
        ["clusterKinds"] = new InputValue(InputKind.List) { Items = [InputValue.Of("legacy")] },
        ["minSnapshotCount"] = InputValue.Of(2),
    };

    private static readonly (string Kind, Func<JsonObject> Answers, IReadOnlyList<(string, string)> Faults,
        Dictionary<string, InputValue> Demands)[] Kinds =
    [
        ("sharded", VerdictAnswers.Sharded, VerdictAnswers.ShardedFaults, Everything),
        ("Flex", VerdictAnswers.OnFlex, VerdictAnswers.FlexFaults, []),
        ("legacy", VerdictAnswers.OnLegacy, VerdictAnswers.LegacyFaults, WithLegacy),
    ];

    public static TheoryData<string> Names => [.. Kinds.Select(kind => kind.Kind)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_answers_are_ready_and_every_fault_makes_them_not_ready(string name)
    {
        var (_, answers, faults, demands) = Kinds.First(kind => kind.Kind == name);

        Assert.True(VerdictAtlas.IsReady(answers(), demands));
        Assert.All(faults, fault => Assert.False(VerdictAtlas.IsReady(With(answers(), fault), demands)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_property_that_is_missing_or_garbled_never_makes_a_cluster_ready(string name)
    {
        var (_, answers, faults, demands) = Kinds.First(kind => kind.Kind == name);
        var all = Properties(answers()).ToList();
        var cases =
            from fault in Gen.Elements<(string, string)>(faults)
            from count in Gen.Choose(1, 3)
            from places in Gen.Elements<string>(all).ArrayOf(count)
            from instead in Gen.Elements(Missing, Missing, "null", "\"later\"", "{}", "-1")
            select (Fault: fault, Places: places, Instead: instead);

        Fuzzer.Check(
            cases,
            one =>
            {
                var reduced = With(answers(), one.Fault);
                foreach (var place in one.Places)
                {
                    Replace(reduced, place, one.Instead);
                }

                Assert.NotEqual(true, VerdictAtlas.IsReady(reduced, demands));
            },
            share: 2);
    }

    private static JsonObject With(JsonObject answers, (string Path, string Value) fault)
    {
        var (parent, name) = Find(answers, fault.Path);
        parent![name] = JsonNode.Parse(fault.Value);
        return answers;
    }

    private static void Replace(JsonObject answers, string path, string value)
    {
        var (parent, name) = Find(answers, path);
        if (parent is null || !parent.ContainsKey(name))
        {
            return;
        }

        parent.Remove(name);
        if (value.Length > 0)
        {
            parent[name] = JsonNode.Parse(value);
        }
    }

    private static (JsonObject? Parent, string Name) Find(JsonObject answers, string path)
    {
        var names = path.Split(' ');
        JsonNode? node = answers;
        foreach (var name in names.SkipLast(1))
        {
            node = node switch
            {
                JsonArray items => items.ElementAtOrDefault(int.Parse(name, null)),
                JsonObject members => members[name],
                _ => null,
            };
        }

        return (node as JsonObject, names[^1]);
    }

    // The paths of all properties inside of the answers, but for those whose absence has a meaning.
    private static IEnumerable<string> Properties(JsonObject answers) =>
        answers.SelectMany(answer => Below(answer.Value).Select(path => $"{answer.Key} {path}"));

    private static IEnumerable<string> Below(JsonNode? node) => node switch
    {
        JsonArray items => items.SelectMany((item, index) => Below(item).Select(path => $"{index} {path}")),
        JsonObject members => members
            .Where(member => !VerdictAnswers.MayBeAbsent.Contains(member.Key))
            .SelectMany(member => Below(member.Value).Select(path => $"{member.Key} {path}").Prepend(member.Key)),
        _ => [],
    };
}
