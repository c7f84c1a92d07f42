using System.Text;

namespace AtlasBackup.SdkGenerator.Emit;

/// <summary>Builds text line by line, indented by block. Lines end in a line feed on every system.</summary>
internal sealed class CodeWriter
{
    private const int IndentWidth = 4;

    private readonly StringBuilder _text = new();
    private int _depth;

    public int Column => _depth * IndentWidth;

    public void Line(string text = "")
    {
        if (text.Length > 0)
        {
            _text.Append(' ', Column).Append(text);
        }

        _text.Append('\n');
    }

    public void Block(string header, Action body)
    {
        Line(header);
        Line("{");
        Indented(body);
        Line("}");
    }

    public void Indented(Action body)
    {
        _depth++;
        body();
        _depth--;
    }

    /// <summary>Writes each item, with an empty line between two of them.</summary>
    public void Separated<T>(IEnumerable<T> items, Action<T> write)
    {
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst)
            {
                Line();
            }

            write(item);
            isFirst = false;
        }
    }

    public override string ToString() => _text.ToString();
}
