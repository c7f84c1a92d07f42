using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using AtlasBackup.Core.Functions;
using AtlasBackup.Provider.CommandLine.Reports.Page;

namespace AtlasBackup.Provider.Tests.CommandLine.Page;

/// <summary>Writes reports as pages and reads these with a parser that accepts no error.</summary>
internal static class ParsedPage
{
    public static IDocument Of(OutputObject report) => Parse(Write(report));

    public static string Write(OutputObject report)
    {
        using var page = new StringWriter();
        HtmlReport.Write(report, page);
        return page.ToString();
    }

    public static IDocument Parse(string page) =>
        new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(page);

    /// <summary>The texts of all elements that a selector finds.</summary>
    public static IEnumerable<string> Texts(this IParentNode page, string selector) =>
        page.QuerySelectorAll(selector).Select(Text);

    /// <summary>The text of an element, with one space between its words and its parts.</summary>
    public static string Text(this IElement element) => string.Join(
        ' ',
        element.GetDescendants().OfType<IText>().SelectMany(
            part => part.Data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>The card of a cluster.</summary>
    public static IElement Card(this IDocument page, string name) =>
        page.QuerySelectorAll("article").Single(card => card.QuerySelector("h3")?.Text() == name);
}
