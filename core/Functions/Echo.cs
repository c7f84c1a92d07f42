using System.Text;
using System.Text.Json;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Functions;

/// <summary>An argument that a property of the answer must repeat.</summary>
/// <param name="argument">What was asked for.</param>
/// <param name="isSecret">Whether neither the argument nor what Atlas has instead may be shown.</param>
internal sealed class Echo(string argument, bool isSecret)
{
    private readonly byte[] _utf8 = Encoding.UTF8.GetBytes(argument);

    /// <summary>How the text that the reader stands on differs, in words, or null when it is the argument.</summary>
    /// <param name="reader">Stands on the text.</param>
    /// <param name="repeatsSecret">Whether the text must not be shown.</param>
    public (Wording Actual, Wording Expected)? Difference(in Utf8JsonReader reader, bool repeatsSecret)
    {
        // Text that is no Unicode is an error of its own.
        if (Matches(reader) || JsonText.Of(reader) is not { } text)
        {
            return null;
        }

        return isSecret || repeatsSecret
            ? ("another one", "the one that was asked for")
            : (InputValue.Of(text).Shown, Wording.Of($"the '{new Quote(argument)}' that was asked for"));
    }

    private bool Matches(in Utf8JsonReader reader) =>
        reader.ValueIsEscaped ? JsonText.Of(reader) == argument : reader.ValueSpan.SequenceEqual(_utf8);
}
