using System.Text.Json;
using AtlasBackup.Provider.CommandLine.Texts;
using AtlasBackup.Provider.Schemas;

namespace AtlasBackup.Provider.CommandLine.Help;

/// <summary>Writes what a function's JSON has.</summary>
/// <param name="output">Takes the help.</param>
/// <param name="width">How many columns a line has.</param>
internal sealed class OutputsHelp(TextWriter output, int width)
{
    private const int Step = 2;
    private const int DescriptionIndent = 4;

    public void Write(string function)
    {
        if (SchemaFile.Function(function) is { } found)
        {
            output.WriteLine("\nOutputs (JSON):");
            Properties(found.GetProperty("outputs"), Step, []);
        }
    }

    private static (JsonElement Item, string Words) TypeOf(JsonElement specification)
    {
        if (specification.TryGetProperty("items", out var items))
        {
            var (item, words) = TypeOf(items);
            return (item, $"list of {words}");
        }

        var type = SchemaFile.TypeOf(specification);
        return type is { } named && !named.TryGetProperty("enum", out _)
            ? (named, "object")
            : (default, specification.TryGetProperty("type", out var simple) ? simple.GetString() ?? "" : "string");
    }

    // A type may hold itself: it is shown once on the way down.
    private void Properties(JsonElement holder, int indent, IReadOnlyList<JsonElement> above)
    {
        foreach (var property in SchemaFile.PropertiesOf(holder))
        {
            var (item, words) = TypeOf(property.Value);
            var secret = SchemaFile.Flag(property.Value, "secret") ? ", secret" : "";
            output.WriteLine($"{new string(' ', indent)}{property.Name}  ({words}{secret})");
            foreach (var line in TextWrap.Lines(HelpText.OfOutput(property.Value), width - indent - DescriptionIndent))
            {
                output.WriteLine(new string(' ', indent + DescriptionIndent) + line);
            }

            if (item.ValueKind == JsonValueKind.Object && !above.Any(one => JsonElement.DeepEquals(one, item)))
            {
                Properties(item, indent + Step, [.. above, item]);
            }
        }
    }
}
