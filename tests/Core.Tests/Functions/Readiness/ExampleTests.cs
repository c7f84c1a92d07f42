using AtlasBackup.Core.Functions.Readiness;

namespace AtlasBackup.Core.Tests.Functions.Readiness;

/// <summary>Compares every example with its verdict in Verdicts.md, word for word.</summary>
public sealed class ExampleTests
{
    private static readonly Dictionary<string, Example> Examples =
        Example.All.ToDictionary(example => example.Name);

    private static readonly Dictionary<string, string> Verdicts = Read();

    public static TheoryData<string> Names => [.. Examples.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_verdict_is_as_written(string name)
    {
        Assert.Equal(Verdicts.GetValueOrDefault(name), Examples[name].Text());
    }

    [Fact]
    public void Every_verdict_that_is_written_has_its_example()
    {
        Assert.Equal(Examples.Keys, Verdicts.Keys);
    }

    [Fact]
    public void Every_check_passes_in_an_example_and_fails_in_another()
    {
        var results = Examples.Values
            .SelectMany(example => example.Verdict.Checks)
            .Where(check => check.IsAssessed)
            .Select(check => (check.Name, check.IsPassed))
            .ToHashSet();

        Assert.All(
            Enum.GetValues<CheckName>(),
            name => Assert.Superset(new HashSet<(CheckName, bool)> { (name, true), (name, false) }, results));
    }

    private static Dictionary<string, string> Read() => Repository
        .Read("tests/Core.Tests/Functions/Readiness/Verdicts.md")
        .ReplaceLineEndings("\n")
        .Split("\n## ")
        .Skip(1)
        .Select(section => section.Split('\n', 2))
        .ToDictionary(section => section[0], section => section[1].Trim());
}
