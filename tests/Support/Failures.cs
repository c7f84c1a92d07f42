using AtlasBackup.Core.Values;

namespace AtlasBackup.Tests.Support;

/// <summary>Failures as a user reads them.</summary>
internal static class Failures
{
    /// <summary>The text about an answer that does not look like Atlas's.</summary>
    public const string Foreign =
        "It may come from a gateway in front of Atlas, or from a proxy or firewall on the way; check baseUrl.";

    private static readonly PublicText Text = new([]);

    /// <summary>Why a call failed and what to do, in one line.</summary>
    public static string Line(this ProviderException failure)
    {
        var read = Text.Of(failure);
        var line = $"{read.Message} {read.Hint}".TrimEnd();
        HeardLines.Add(line);
        return line;
    }

    public static string Read(this Wording text) => Text.Of(text).ToString();
}
