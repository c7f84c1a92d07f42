using System.Globalization;

namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>A release of MongoDB, such as 8.0; patches do not matter for a restore.</summary>
internal readonly record struct MongoVersion(int Major, int Minor)
{
    /// <summary>Reads a version such as <c>8.0.12</c>, or null where the text is none.</summary>
    public static MongoVersion? Parse(string? text) =>
        text?.Split('.') is [var major, var minor, ..]
        && int.TryParse(major, NumberStyles.None, CultureInfo.InvariantCulture, out var first)
        && int.TryParse(minor, NumberStyles.None, CultureInfo.InvariantCulture, out var second)
            ? new MongoVersion(first, second)
            : null;

    /// <summary>
    /// Whether a snapshot of this version can be restored into a cluster of another: the same or a later minor version,
    /// or the next major version.
    /// </summary>
    public bool CanBeRestoredInto(MongoVersion cluster) =>
        cluster.Major == Major ? cluster.Minor >= Minor : cluster.Major == Major + 1;

    public bool IsBefore(MongoVersion other) => (Major, Minor).CompareTo((other.Major, other.Minor)) < 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");
}
