using AtlasBackup.Core.Contract;

namespace AtlasBackup.Tests.Support;

/// <summary>Walks what schema.json declares, as <c>results[].delivery.url</c>.</summary>
internal static class SchemaPaths
{
    public static IEnumerable<(string Path, PropertySchema Property)> Of(ObjectSchema schema, string prefix = "")
    {
        foreach (var property in schema.Properties)
        {
            var path = prefix + property.Name;
            yield return (path, property);
            var (suffix, type) = Innermost(property.Type);
            foreach (var inner in type.Object is { } nested ? Of(nested, $"{path}{suffix}.") : [])
            {
                yield return inner;
            }
        }
    }

    private static (string Suffix, TypeSchema Type) Innermost(TypeSchema type)
    {
        var suffix = "";
        while (type.Items is { } items)
        {
            suffix += "[]";
            type = items;
        }

        return (suffix, type);
    }
}
