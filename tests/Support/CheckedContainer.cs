using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Tests.Support;

/// <summary>
/// What a value belongs to: a property, or the array that it is an item of. Its type, if it is known.
/// </summary>
internal readonly record struct CheckedPlace(PropertySchema? Property, TypeSchema? Type)
{
    public override string ToString() => Property?.Name ?? "an item";
}

/// <summary>An object or an array that has been begun, and what has been said in it.</summary>
internal sealed class CheckedContainer(ObjectSchema? schema, PropertySchema? property, bool isSecret, TypeSchema? type)
{
    private readonly HashSet<string> _said = [];
    private string _prefix = "";

    /// <summary>What an object declares; null for an array.</summary>
    public ObjectSchema? Schema => schema;

    /// <summary>The property whose value this is, if it is not an item.</summary>
    public PropertySchema? Property => property;

    public bool IsSecret => isSecret;

    /// <summary>The property that was named and has no value yet.</summary>
    public PropertySchema? Pending { get; private set; }

    public List<string> Content { get; } = [];

    public IEnumerable<string> Missing =>
        schema is null ? [] : schema.Properties.Select(declared => declared.Name).Except(_said);

    public void Name(PropertySchema named)
    {
        Say(named);
        Pending = named;
        _prefix = $"{named.Name}: ";
    }

    public void Absent(PropertySchema absent) => Say(absent);

    /// <summary>Where the value belongs that comes now.</summary>
    public CheckedPlace TakePlace()
    {
        if (schema is null)
        {
            return new CheckedPlace(null, type?.Items);
        }

        var named = Pending ?? throw CheckingWriter.Broken("a value in an object needs a name");
        Pending = null;
        return new CheckedPlace(named, named.Type);
    }

    public void Add(string value)
    {
        Content.Add(_prefix + value);
        _prefix = "";
    }

    private void Say(PropertySchema one)
    {
        CheckingWriter.Require(Pending is null, $"{Pending?.Name} has no value");
        CheckingWriter.Require(schema?.Properties.Contains(one) == true, $"{one.Name} is not declared here");
        CheckingWriter.Require(_said.Add(one.Name), $"{one.Name} was said before");
    }
}
