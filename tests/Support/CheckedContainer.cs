using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Tests.Support;

/// <summary>
/// The owner of a value: a property, or the array that contains the value. It has the type of the value, if that is
/// known.
/// </summary>
internal readonly record struct CheckedPlace(PropertySchema? Property, TypeSchema? Type)
{
    public override string ToString() => Property?.Name ?? "an item";
}

/// <summary>An object or an array that has been started, and what was written into it.</summary>
internal sealed class CheckedContainer(ObjectSchema? schema, PropertySchema? property, bool isSecret, TypeSchema? type)
{
    private readonly HashSet<string> _said = [];
    private string _prefix = "";

    /// <summary>The declared type of an object; null for an array.</summary>
    public ObjectSchema? Schema => schema;

    /// <summary>The property that has this value, unless the value is an item.</summary>
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

    /// <summary>The owner of the next value.</summary>
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
