using System.Security.Cryptography;
using System.Text;

namespace AtlasBackup.Provider.CommandLine.Reports.Page.Html;

/// <summary>A text file that is embedded in the executable.</summary>
internal sealed class EmbeddedFile
{
    private EmbeddedFile(string name)
    {
        using var stream = typeof(EmbeddedFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded in this build");
        using var reader = new StreamReader(stream);
        Text = reader.ReadToEnd();
    }

    /// <summary>The style of the page.</summary>
    public static EmbeddedFile Style { get; } = new("page.css");

    /// <summary>The shapes that the timelines and verdicts use.</summary>
    public static EmbeddedFile Marks { get; } = new("marks.svg");

    public string Text { get; }

    /// <summary>The source expression of a Content-Security-Policy that allows exactly this text.</summary>
    public string PolicySource => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'";
}
