using System.Text.Json;

namespace AtlasBackup.Provider.Functions;

/// <summary>
/// Takes texts out of JSON. What is not valid Unicode makes the document invalid, as for the rest of System.Text.Json; by itself
/// it throws what a bug throws.
/// </summary>
internal static class JsonText
{
    /// <exception cref="JsonException">The text is not valid Unicode.</exception>
    public static string Of(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("a text is not valid Unicode", exception);
        }
    }

    /// <exception cref="JsonException">The text is not valid Unicode.</exception>
    public static string Of(JsonElement element)
    {
        try
        {
            return element.GetString() ?? "";
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("a text is not valid Unicode", exception);
        }
    }
}
