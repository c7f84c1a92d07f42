using System.Collections.Immutable;

namespace AtlasBackup.Core.Contract;

/// <summary>The properties of an object, found by their names as they are written in JSON.</summary>
internal sealed class ObjectSchema
{
    // Projection keeps one bit a property to know which ones an answer had.
    private const int MaxProperties = 64;

    private bool? _holdsSecrets;

    // Read for every field of every answer: an interface in between would cost more than the reading.
    public ImmutableArray<PropertySchema> Properties
    {
        get;
        set => field = value.Length <= MaxProperties
            ? value
            : throw new InvalidOperationException(
                $"contract/: an object may have {MaxProperties} properties at most");
    } = [];

    /// <summary>Whether a property is secret, here or at any depth.</summary>
    public bool HoldsSecrets => _holdsSecrets ??= FindSecrets([]);

    /// <summary>
    /// Finds a property, trying first the one after <paramref name="previous"/>: Atlas writes its fields in the order
    /// of the alphabet, and so does the contract, which makes this one comparison in the common case.
    /// </summary>
    /// <returns>The index of the property, or -1.</returns>
    public int IndexOf(ReadOnlySpan<byte> utf8Name, int previous)
    {
        var properties = Properties;
        var index = previous;
        for (var step = 0; step < properties.Length; step++)
        {
            index = index + 1 < properties.Length ? index + 1 : 0;
            if (properties[index].Utf8WireName.Span.SequenceEqual(utf8Name))
            {
                return index;
            }
        }

        return -1;
    }

    public PropertySchema? Find(string name) => Properties.FirstOrDefault(property => property.Name == name);

    // A type may contain itself.
    private bool FindSecrets(HashSet<ObjectSchema> seen) =>
        seen.Add(this)
        && Properties.Any(property =>
            property.IsSecret || property.Type.Innermost.Object?.FindSecrets(seen) == true);
}
