using AtlasBackup.Provider.Schemas;
using AtlasBackup.Provider.Terraform.Names;

namespace AtlasBackup.Provider.Terraform.Schemas;

/// <summary>Spells names of the contract in texts as Terraform does.</summary>
internal static class TerraformText
{
    private static readonly Lazy<NamesInText> Names = new(static () => new NamesInText(Collect()));

    /// <summary>The text with the names of Terraform. Values of enumerations keep their own spelling.</summary>
    public static string Spell(string text) => Names.Value.Spell(text);

    private static Dictionary<string, string> Collect()
    {
        var names = new Dictionary<string, string>();
        var holders = SchemaFile.Types
            .Concat(SchemaFile.Functions.Select(function => function.Function.GetProperty("inputs")))
            .Concat(SchemaFile.Functions.Select(function => function.Function.GetProperty("outputs")));
        foreach (var name in holders.SelectMany(SchemaFile.PropertiesOf)
            .Concat(SchemaFile.Settings.EnumerateObject())
            .Select(member => member.Name))
        {
            names[name] = TerraformNames.Attribute(name);
        }

        foreach (var (name, _) in SchemaFile.Functions)
        {
            names[name] = TerraformNames.Type(name);
        }

        // A text that has both means the input.
        var inputs = SchemaFile.Functions
            .SelectMany(function => SchemaFile.PropertiesOf(function.Function.GetProperty("inputs")))
            .Select(input => input.Name)
            .ToHashSet();
        foreach (var value in SchemaFile.Types.SelectMany(SchemaFile.ValuesOf).Where(value => !inputs.Contains(value)))
        {
            names.Remove(value);
        }

        return names;
    }
}
