using AtlasBackup.Core.Values;

namespace AtlasBackup.Tests.Support;

/// <summary>Failures as a user reads them.</summary>
internal static class Failures
{
    private static readonly PublicText Text = new([]);

    /// <summary>Why a call failed and what to do, in one line.</summary>
    public static string Line(this ProviderException failure)
    {
        var read = Text.Of(failure);
        return $"{read.Message} {read.Hint}".TrimEnd();
    }

    public static string Read(this Wording text) => Text.Of(text).ToString();
}
