using System.Text;
using System.Text.Json;
using AtlasBackup.Core.Contract;

namespace AtlasBackup.Core.Functions;

/// <summary>
/// Finds the texts in the secret properties of an object, before it is written: Atlas may repeat one in a
/// property that is no secret by itself, such as a link.
/// </summary>
internal static class AnswerSecrets
{
    /// <summary>Finds them without moving the reader, which stands on the object.</summary>
    public static List<byte[]> In(Utf8JsonReader reader, ObjectSchema schema)
    {
        var found = new List<byte[]>();
        if (schema.HoldsSecrets && reader.TokenType == JsonTokenType.StartObject)
        {
            Object(ref reader, schema, found);
        }

        return found;
    }

    private static void Object(ref Utf8JsonReader reader, ObjectSchema schema, List<byte[]> found)
    {
        var index = -1;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var next = JsonText.IndexOf(reader, schema, index);
            reader.Read();
            if (next < 0)
            {
                reader.Skip();
                continue;
            }

            index = next;
            Value(ref reader, schema.Properties[index].Type, schema.Properties[index].IsSecret, found);
        }
    }

    private static void Value(ref Utf8JsonReader reader, TypeSchema type, bool isSecret, List<byte[]> found)
    {
        if (reader.TokenType == JsonTokenType.String && isSecret)
        {
            Add(reader, found);
        }
        else if (reader.TokenType == JsonTokenType.StartArray && type.Items is { } items)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                Value(ref reader, items, isSecret, found);
            }
        }
        else if (reader.TokenType == JsonTokenType.StartObject && type.Object is { HoldsSecrets: true } schema)
        {
            Object(ref reader, schema, found);
        }
        else
        {
            reader.Skip();
        }
    }

    private static void Add(in Utf8JsonReader reader, List<byte[]> found)
    {
        if (!reader.ValueIsEscaped && reader.ValueSpan.Length > 0)
        {
            found.Add(reader.ValueSpan.ToArray());
        }
        else if (JsonText.Of(reader) is { Length: > 0 } text)
        {
            found.Add(Encoding.UTF8.GetBytes(text));
        }
    }
}
