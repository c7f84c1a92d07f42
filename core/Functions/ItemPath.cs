using System.Text.Json;
using AtlasBackup.Core.Contract;

namespace AtlasBackup.Core.Functions;

/// <summary>Finds the value of an output in the JSON of an object, before the object is written.</summary>
internal sealed class ItemPath
{
    private readonly IReadOnlyList<(ObjectSchema Schema, int Index)> _steps;

    /// <param name="schema">What the object declares.</param>
    /// <param name="path">The name of an output, or several with dots between them.</param>
    public ItemPath(ObjectSchema schema, string path)
    {
        var steps = new List<(ObjectSchema, int)>();
        var here = schema;
        foreach (var name in path.Split('.'))
        {
            var properties = here?.Properties ?? [];
            var index = properties.ToList().FindIndex(property => property.Name == name);
            steps.Add((here ?? schema, index >= 0
                ? index
                : throw new InvalidOperationException($"contract/: there is no output '{path}'")));
            here = properties[index].Type.Object;
        }

        Name = path;
        _steps = steps;
    }

    public string Name { get; }

    /// <summary>
    /// Moves a reader from the object to the value. If the object has the name twice, the first value that is not null
    /// counts, as when the object is written.
    /// </summary>
    /// <returns>Whether there is one.</returns>
    public bool Find(ref Utf8JsonReader reader)
    {
        foreach (var (schema, index) in _steps)
        {
            if (!Find(ref reader, schema, index))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Find(ref Utf8JsonReader reader, ObjectSchema schema, int index)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = JsonText.IndexOf(reader, schema, index - 1) == index;
            reader.Read();
            if (isIt && reader.TokenType != JsonTokenType.Null)
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }
}
