using System.Text;

namespace AtlasBackup.Core.Atlas;

/// <summary>Builds the path and query of a request from a template and values that anybody may have written.</summary>
internal static class AtlasPath
{
    /// <summary>
    /// Fills the <c>{name}</c> places of a template. Each value is escaped and stays one segment; <c>.</c> and
    /// <c>..</c> are refused, because <see cref="Uri"/> resolves them even when they are escaped.
    /// </summary>
    public static string Fill(string template, Func<string, string?> valueOf)
    {
        var path = new StringBuilder();
        var rest = template.AsSpan();
        while (rest.IndexOf('{') is var open and >= 0)
        {
            var close = rest.IndexOf('}');
            var name = rest[(open + 1)..close].ToString();
            path.Append(rest[..open]).Append(Segment(name, valueOf(name)));
            rest = rest[(close + 1)..];
        }

        return path.Append(rest).ToString();
    }

    /// <summary>Joins parameters into a query, without the question mark.</summary>
    public static string Query(IEnumerable<KeyValuePair<string, string>> parameters) =>
        string.Join('&', parameters.Select(parameter => $"{parameter.Key}={Uri.EscapeDataString(parameter.Value)}"));

    /// <summary>The names in a template's places.</summary>
    public static IEnumerable<string> Names(string template) =>
        template.Split('{').Skip(1).Select(part => part[..part.IndexOf('}', StringComparison.Ordinal)]);

    private static string Segment(string name, string? value)
    {
        if (string.IsNullOrEmpty(value) || value is "." or "..")
        {
            throw new ArgumentException($"'{value}' cannot be a segment of a path", name);
        }

        return Uri.EscapeDataString(value);
    }
}
