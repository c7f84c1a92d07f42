using System.Text.Json;

namespace AtlasBackup.Provider.Functions;

/// <summary>
/// Reads texts of JSON, or null where they are none: half a surrogate pair and bytes that are no UTF-8 are valid JSON to its
/// reader, and reading them is an invalid operation.
/// </summary>
internal static class JsonText
{
    public static string? Of(in Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public static string? Of(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
