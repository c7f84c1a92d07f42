using AtlasBackup.Provider.CommandLine.Reports.Page.Html;
using AtlasBackup.Provider.CommandLine.Reports.Page.Model;

namespace AtlasBackup.Provider.CommandLine.Reports.Page;

/// <summary>Writes the head of the page.</summary>
internal static class PageHead
{
    public static void Write(HtmlWriter html, ProjectReport project)
    {
        // Browsers load and run nothing for this page, even if an escape were missing somewhere.
        var policy = $"default-src 'none'; style-src {EmbeddedFile.Style.PolicySource}; "
            + "base-uri 'none'; form-action 'none'";
        html.Doctype()
            .Begin("html", ("lang", "en"))
            .Begin("head")
            .Void("meta", ("charset", "utf-8"))
            .Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", policy))
            .Element("title", project.Title)
            .Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"))
            .Void("meta", ("name", "color-scheme"), ("content", "light dark"))
            .Void("meta", ("name", "referrer"), ("content", "no-referrer"))
            .Begin("style").Embedded(EmbeddedFile.Style).End()
            .End();
    }
}
