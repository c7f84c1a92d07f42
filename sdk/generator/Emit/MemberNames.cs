using AtlasBackup.SdkGenerator.Naming;
using AtlasBackup.SdkGenerator.Schema;

namespace AtlasBackup.SdkGenerator.Emit;

/// <summary>Gives the properties of one class their names, and refuses names that C# does not allow.</summary>
internal static class MemberNames
{
    private const string Remedy = "set language.csharp.name";

    public static IReadOnlyDictionary<Property, string> Of(
        IReadOnlyList<Property> properties, string className, params IReadOnlyList<string> taken)
    {
        var names = new Dictionary<Property, string>();
        foreach (var property in properties)
        {
            var name = Identifier.Member(property);
            if (name == className || taken.Contains(name) || names.ContainsValue(name))
            {
                throw new SchemaException(property.Place, $"'{name}' is already a name in class {className}; {Remedy}");
            }

            names.Add(property, name);
        }

        return names;
    }
}
