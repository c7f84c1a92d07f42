using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What an output resolves to.</summary>
internal readonly record struct OutputData<T>(
    T Value,
    bool IsKnown,
    bool IsSecret,
    ImmutableHashSet<Resource> Resources)
{
    public static OutputData<T> Known(T value, bool isSecret = false) =>
        new(value, IsKnown: true, isSecret, []);

    public static OutputData<T> Unknown(T value) =>
        new(value, IsKnown: false, IsSecret: false, []);

    public OutputData<TOther> With<TOther>(TOther value) => new(value, IsKnown, IsSecret, Resources);

    /// <summary>
    /// Combines this value with another: the result is unknown if either is unknown, and secret if either is secret.
    /// </summary>
    public OutputData<T> JoinedWith<TOther>(OutputData<TOther> other) =>
        new(Value, IsKnown && other.IsKnown, IsSecret || other.IsSecret, Resources.Union(other.Resources));
}
