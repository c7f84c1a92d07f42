using System.Text;
using AtlasBackup.Provider.CommandLine.Texts;

namespace AtlasBackup.Provider.CommandLine.Terminals;

/// <summary>Where the command writes, and what that can show.</summary>
/// <param name="Output">Takes results.</param>
/// <param name="Errors">Takes errors, warnings and progress.</param>
internal sealed record Terminal(Stream Output, TextWriter Errors)
{
    private const int DefaultWidth = 80;

    /// <summary>How many columns a line has, or null where nobody sees columns.</summary>
    public int? Width { get; init; }

    /// <summary>Whether results may be coloured.</summary>
    public bool HasColor { get; init; }

    /// <summary>Whether results may have characters beyond ASCII.</summary>
    public bool HasUnicode { get; init; } = true;

    /// <summary>How many columns a line of progress has, or null where nobody watches.</summary>
    public int? ProgressWidth { get; init; }

    /// <summary>What texts on the output may look like.</summary>
    public TextStyle Style => new(HasColor, HasUnicode, Width);

    /// <summary>The terminal, files or pipes of this process.</summary>
    public static Terminal OfThisProcess()
    {
        var isDumb = Environment.GetEnvironmentVariable("TERM") is "dumb";
        var output = Console.IsOutputRedirected ? (int?)null : Columns();
        return new Terminal(Console.OpenStandardOutput(), Console.Error)
        {
            Width = output,
            HasColor = output is not null && !isDumb && Environment.GetEnvironmentVariable("NO_COLOR") is null or "",
            HasUnicode = IsUnicode(),
            ProgressWidth = Console.IsErrorRedirected || isDumb ? null : Columns(),
        };
    }

    /// <summary>Writes a text to the output.</summary>
    public void Write(Action<TextWriter> write)
    {
        using var writer = new StreamWriter(Output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        write(writer);
    }

    // Without a locale, as in most containers, UTF-8 is what reads the output.
    private static bool IsUnicode() =>
        ((string[])["LC_ALL", "LC_CTYPE", "LANG"])
            .Select(Environment.GetEnvironmentVariable)
            .FirstOrDefault(value => value is { Length: > 0 }) is not { } locale
        || locale.Contains("UTF-8", StringComparison.OrdinalIgnoreCase)
        || locale.Contains("UTF8", StringComparison.OrdinalIgnoreCase);

    private static int Columns()
    {
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : DefaultWidth;
        }
        catch (IOException)
        {
            return DefaultWidth;
        }
    }
}
