using System.Text.Json.Nodes;

namespace AtlasBackup.DocsTool;

/// <summary>Takes the default from a property that is described in a table with a column for it.</summary>
internal static class DefaultColumn
{
    public static JsonObject Without(JsonObject property)
    {
        var copy = property.DeepClone().AsObject();
        copy.Remove("default");
        return copy;
    }
}
