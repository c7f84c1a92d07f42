using System.Text.Json;
using System.Text.RegularExpressions;
using AtlasBackup.Core.Contract;
using AtlasBackup.Provider.CommandLine.Options;
using AtlasBackup.Provider.Schemas;

namespace AtlasBackup.Provider.CommandLine.Help;

/// <summary>Makes plain texts for the help of the descriptions in the package schema.</summary>
internal static partial class HelpText
{
    /// <summary>The paragraphs that describe a function.</summary>
    public static IEnumerable<string> OfFunction(string name) => SchemaFile.Function(name) is { } function
        ? DescriptionText.Paragraphs(function).Select(text => Plain(text, name)).Where(text => text.Length > 0)
        : [];

    /// <summary>The first sentence that describes a function.</summary>
    public static string Summary(string function) =>
        OfFunction(function).SelectMany(DescriptionText.Sentences).FirstOrDefault() ?? "";

    /// <summary>The description of an option, with the values that it takes.</summary>
    public static string OfOption(ValueOption option)
    {
        if (option.Description is { } own)
        {
            return own;
        }

        var specification = option.Function is { } function
            ? Property(SchemaFile.Function(function)?.GetProperty("inputs"), option.Input.Name)
            : Property(SchemaFile.Settings, option.Input.Name);
        return specification is { } found ? Described(found, option.Function, isInput: true) : "";
    }

    /// <summary>The description of an output.</summary>
    public static string OfOutput(JsonElement specification) => Described(specification, function: null, isInput: false);

    private static JsonElement? Property(JsonElement? holder, string name)
    {
        var properties = holder is { ValueKind: JsonValueKind.Object } whole
            ? whole.TryGetProperty("properties", out var inner) ? inner : whole
            : default;
        return properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(name, out var found)
            ? found
            : null;
    }

    private static string Described(JsonElement specification, string? function, bool isInput)
    {
        var text = Plain(SchemaFile.DescriptionOf(specification), function);
        var values = DescriptionText.ValuesOf(specification);
        return values.Count == 0
            ? text
            : $"{text} One of {string.Join(", ", values)}{(isInput ? "." : "; Atlas may add others.")}".TrimStart();
    }

    // Outputs keep the names that they have in the JSON; inputs are options here.
    private static string Plain(string text, string? function)
    {
        var names = FunctionCatalog.Find(function ?? "")?.Inputs
            .ToDictionary(input => input.Name, input => OptionNames.Of(input.Name)) ?? [];
        foreach (var setting in Settings.All)
        {
            names[setting.Name] = OptionNames.OfSetting(setting.Name);
        }

        var sentences = DescriptionText.Without(text, OfPulumi());
        var linked = Link().Replace(sentences, "${text} (${address})");
        return new NamesInText(names).Spell(linked.Replace("`", "", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\bPulumi\b")]
    private static partial Regex OfPulumi();

    [GeneratedRegex(@"\[(?<text>[^\]]+)\]\((?<address>[^)]+)\)")]
    private static partial Regex Link();
}
