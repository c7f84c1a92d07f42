using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Provider.Tests.Support;

/// <summary>Names for values of a Struct that need no schema.</summary>
internal static class StructNames
{
    public static ObjectSchema Any { get; } = new();

    public static PropertySchema Property(string name) => new(name, new TypeSchema(TypeKind.String));

    public static IOutputWriter Name(IOutputWriter writer, string name)
    {
        writer.WritePropertyName(Property(name));
        return writer;
    }
}
