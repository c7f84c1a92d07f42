using AtlasBackup.SdkGenerator.Schema;

namespace AtlasBackup.SdkGenerator.Emit;

/// <summary>Finds the object types that properties refer to, so that only types in use are rendered.</summary>
internal static class TypeUse
{
    public static IReadOnlyList<ObjectType> ObjectsIn(IEnumerable<Property> properties)
    {
        var found = new List<ObjectType>();
        var pending = new Queue<TypeRef>(properties.Select(property => property.Type));
        while (pending.TryDequeue(out var type))
        {
            if (type is ObjectRef reference && !found.Contains(reference.Type))
            {
                found.Add(reference.Type);
            }
            else if (type is ObjectRef)
            {
                continue;
            }

            foreach (var inner in Inside(type))
            {
                pending.Enqueue(inner);
            }
        }

        return found;
    }

    private static IEnumerable<TypeRef> Inside(TypeRef type) => type switch
    {
        ObjectRef reference => reference.Type.Properties.Select(property => property.Type),
        ListRef list => [list.Items],
        MapRef map => [map.Values],
        UnionRef union => union.Choices,
        _ => [],
    };
}
