using System.Text.RegularExpressions;

namespace AtlasBackup.SdkGenerator.Emit;

/// <summary>
/// Splits a description into its prose and the C# code of its examples. Pulumi's marks enclose the code of each
/// language.
/// </summary>
internal static partial class Examples
{
    public static (string Prose, IReadOnlyList<string> Code) Split(string description)
    {
        var section = Section().Match(description);
        return section.Success
            ? (description.Remove(section.Index, section.Length).Trim(),
                [.. Snippet().Matches(section.Value).Select(snippet => snippet.Groups[1].Value.Trim('\n'))])
            : (description, []);
    }

    [GeneratedRegex(@"\{\{% examples %\}\}.*?\{\{% /examples %\}\}", RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex("```csharp\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Snippet();
}
