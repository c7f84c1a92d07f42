using AtlasBackup.Core.Values;
using AtlasBackup.Provider.Terraform;

namespace AtlasBackup.Provider.Tests.Terraform;

public sealed class KnownFailuresTests
{
    [Fact]
    public void Keeps_every_failure_where_everything_is_known()
    {
        Assert.Equal(["a: is bad"], Failures([("a", InputValue.Of("x"))], "a: is bad"));
    }

    [Fact]
    public void Drops_what_is_only_wrong_because_a_value_is_not_known()
    {
        Assert.Empty(Failures([("a", InputValue.Unknown)], "a: is not known yet", "without a: is required"));
    }

    [Fact]
    public void Keeps_what_is_wrong_whatever_the_value_will_be()
    {
        Assert.Equal(["b: is bad"], Failures([("a", InputValue.Unknown), ("b", InputValue.Of("x"))], "b: is bad"));
    }

    // A failure that begins with "without a" appears where the value is not given, and "a: …" where it is.
    private static IEnumerable<string> Failures(
        (string Name, InputValue Value)[] values,
        params string[] rules) => KnownFailures.Of(
            values.ToDictionary(value => value.Name, value => value.Value),
            given => [.. rules.Where(rule => Applies(rule, given)).Select(Failure)])
        .Select(failure => $"{failure.Property}: {failure.Reason}");

    private static bool Applies(string rule, IReadOnlyDictionary<string, InputValue> given)
    {
        var property = rule.Split(':')[0];
        return property.StartsWith("without ", StringComparison.Ordinal)
            ? !given.ContainsKey(property["without ".Length..])
            : given.ContainsKey(property);
    }

    private static InputFailure Failure(string rule) =>
        new(rule.Split(": ")[0].Replace("without ", "", StringComparison.Ordinal), rule.Split(": ")[1]);
}
