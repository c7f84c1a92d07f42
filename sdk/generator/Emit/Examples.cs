using System.Text.RegularExpressions;

namespace AtlasBackup.SdkGenerator.Emit;

/// <summary>
/// Parts a description into its prose and the C# among its examples, which stand in every language between marks of Pulumi's.
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
