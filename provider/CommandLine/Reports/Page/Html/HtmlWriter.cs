using System.Text.Encodings.Web;
using System.Text.Unicode;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Provider.CommandLine.Reports.Page.Html;

/// <summary>
/// Writes HTML in which every text and every value of an attribute is escaped. Only <see cref="Embedded"/> writes
/// anything as it is, and that is a file of this program.
/// </summary>
internal sealed class HtmlWriter(TextWriter output)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    // These begin on a new line, so that people can read the source of the page and compare two of them.
    private static readonly HashSet<string> Blocks =
    [
        "head", "title", "meta", "style", "body", "header", "main", "footer", "section", "article", "h1", "h2", "h3",
        "p", "ul", "li", "dl", "div", "table", "caption", "thead", "tbody", "tr", "details", "figure", "svg", "g",
    ];

    // HTML lets the ends of these out, and a page of many tables becomes a tenth smaller.
    private static readonly HashSet<string> Endless = ["thead", "tbody", "tr", "th", "td", "li", "dt", "dd"];

    private readonly Stack<string> _open = new();

    /// <summary>Writes the beginning of an element. <see cref="End"/> writes its end.</summary>
    public HtmlWriter Begin(string tag, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Tag(tag, attributes);
        output.Write('>');
        _open.Push(tag);
        return this;
    }

    /// <summary>Writes the end of the element that was begun last.</summary>
    public HtmlWriter End()
    {
        var tag = _open.Pop();
        if (!Endless.Contains(tag))
        {
            output.Write($"</{tag}>");
        }

        return this;
    }

    /// <summary>Writes an element that contains only a text.</summary>
    public HtmlWriter Element(string tag, string text, params ReadOnlySpan<(string Name, string Value)> attributes) =>
        Begin(tag, attributes).Text(text).End();

    /// <summary>Writes an element of HTML that has no end, such as meta.</summary>
    public HtmlWriter Void(string tag, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Tag(tag, attributes);
        output.Write('>');
        return this;
    }

    /// <summary>Writes an element of SVG that has no content.</summary>
    public HtmlWriter Shape(string tag, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Tag(tag, attributes);
        output.Write("/>");
        return this;
    }

    /// <summary>
    /// Writes a text. A character that nobody sees, or that changes the order of others, is shown by a sign.
    /// </summary>
    public HtmlWriter Text(string text)
    {
        Encoder.Encode(output, TextLine.Visible(text));
        return this;
    }

    /// <summary>Writes a file of this program as it is.</summary>
    public HtmlWriter Embedded(EmbeddedFile file)
    {
        output.Write(file.Text);
        return this;
    }

    public HtmlWriter Doctype()
    {
        output.Write("<!DOCTYPE html>");
        return this;
    }

    private void Tag(string tag, ReadOnlySpan<(string Name, string Value)> attributes)
    {
        if (Blocks.Contains(tag))
        {
            output.Write('\n');
        }

        output.Write('<');
        output.Write(tag);
        foreach (var (name, value) in attributes)
        {
            output.Write(' ');
            output.Write(name);
            output.Write("=\"");
            Encoder.Encode(output, TextLine.Visible(value));
            output.Write('"');
        }
    }
}
