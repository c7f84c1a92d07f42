using System.Text.Json.Nodes;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.ContractTool.Assembly;

/// <summary>Adds to the description of an input its rules, and those that it has in its function.</summary>
internal static class InputText
{
    /// <param name="function">The function that has the input.</param>
    /// <param name="name">The name of the input.</param>
    /// <param name="input">Its declaration.</param>
    public static string Describe(Function function, string name, JsonObject input) =>
        PropertyText.Describe(input, $"{function.Name}.{name}")
        + ListText.OfFilter(input, function)
        + ChoiceText.Of(name, function);
}
