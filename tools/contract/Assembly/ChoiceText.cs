using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.ContractTool.Assembly;

/// <summary>Adds to the description of an input that it is one of several, of which exactly one is given.</summary>
internal static class ChoiceText
{
    public static string Of(string input, Function function)
    {
        var others = function.ExactlyOne.Where(name => name != input).Select(name => $"`{name}`").ToList();
        return others.Count > 0 && function.ExactlyOne.Contains(input)
            ? $" Required, unless {string.Join(" or ", others)} is given; they cannot be combined."
            : "";
    }
}
