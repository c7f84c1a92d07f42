using System.Text;

namespace AtlasBackup.Provider.Schemas;

/// <summary>Takes the names of the contract apart into words, so that a front end can join them in its own way.</summary>
internal static class NameWords
{
    /// <summary>The words of a name in small letters, such as <c>group</c> and <c>id</c> of <c>groupId</c>.</summary>
    /// <param name="name">The name.</param>
    /// <param name="separator">What stands between the words.</param>
    public static string Join(string name, char separator)
    {
        var words = new StringBuilder(name.Length + 8);
        for (var index = 0; index < name.Length; index++)
        {
            if (index > 0 && char.IsAsciiLetterUpper(name[index])
                && (!char.IsAsciiLetterUpper(name[index - 1])
                    || (index + 1 < name.Length && char.IsAsciiLetterLower(name[index + 1]))))
            {
                words.Append(separator);
            }

            words.Append(char.ToLowerInvariant(name[index]));
        }

        return words.ToString();
    }
}
