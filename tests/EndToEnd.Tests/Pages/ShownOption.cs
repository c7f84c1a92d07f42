using System.Text.RegularExpressions;

namespace AtlasBackup.EndToEnd.Tests.Pages;

/// <summary>An option as the help or a page shows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">What is shown in place of its value, or an empty text.</param>
/// <param name="IsRequired">Whether it is marked as required.</param>
/// <param name="Sentences">Its description in plain text, in alphabetical order, each sentence on a line.</param>
internal sealed partial record ShownOption(string Name, string Value, bool IsRequired, string Sentences)
{
    // A page has a table of its own for variables.
    private const string Variables = "Environment variables";

    /// <param name="name">Its name.</param>
    /// <param name="value">What is shown in place of its value, or an empty text.</param>
    /// <param name="isRequired">Whether it is marked as required.</param>
    /// <param name="description">Its description.</param>
    public static ShownOption Of(string name, string value, bool isRequired, string description)
    {
        var sentences = SentenceEnd().Split(description.Trim())
            .Where(sentence => !sentence.StartsWith(Variables, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        return new ShownOption(name, value, isRequired, string.Join('\n', sentences));
    }

    [GeneratedRegex(@"(?<=\.) (?=[A-Z])")]
    private static partial Regex SentenceEnd();
}
