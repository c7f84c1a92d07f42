using AtlasBackup.Core.Contract;

namespace AtlasBackup.Core.Functions;

/// <summary>Writes outputs that Atlas gave no value for: lists are empty, everything else is absent.</summary>
internal static class Absence
{
    /// <summary>Writes an object that does not exist.</summary>
    public static void WriteObject(IOutputWriter writer, ObjectSchema schema)
    {
        writer.WriteStartObject(schema, isSecret: false);
        foreach (var property in schema.Properties)
        {
            Write(writer, property, isFound: false, isSecret: false);
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes a property without a value.</summary>
    /// <param name="writer">What takes it.</param>
    /// <param name="property">The property.</param>
    /// <param name="isFound">Whether the object exists that it belongs to.</param>
    /// <param name="isSecret">Whether an empty list is secret.</param>
    public static void Write(IOutputWriter writer, PropertySchema property, bool isFound, bool isSecret)
    {
        if (property is { IsFound: false, Type.Kind: not TypeKind.Array })
        {
            writer.WriteAbsent(property);
            return;
        }

        writer.WritePropertyName(property);
        if (property.IsFound)
        {
            writer.WriteBooleanValue(isFound, isSecret: false);
            return;
        }

        writer.WriteStartArray(isSecret);
        writer.WriteEndArray();
    }
}
