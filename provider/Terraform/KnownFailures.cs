using AtlasBackup.Core.Values;

namespace AtlasBackup.Provider.Terraform;

/// <summary>
/// Checks values of which some are not known yet: what is wrong whatever they will be. A value that is not known may
/// turn out to be one, or none.
/// </summary>
internal static class KnownFailures
{
    public static IReadOnlyList<InputFailure> Of(
        IReadOnlyDictionary<string, InputValue> values,
        Func<IReadOnlyDictionary<string, InputValue>, IReadOnlyList<InputFailure>> check)
    {
        var failures = check(values);
        if (failures.Count == 0 || !values.Values.Any(value => value.ContainsUnknown))
        {
            return failures;
        }

        var without = check(values.Where(value => !value.Value.ContainsUnknown).ToDictionary());
        return [.. failures.Where(failure => without.Any(other => IsSame(failure, other)))];
    }

    private static bool IsSame(InputFailure one, InputFailure other) =>
        one.Property == other.Property && $"{one.Reason}" == $"{other.Reason}";
}
