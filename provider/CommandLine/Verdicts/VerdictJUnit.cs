using System.Globalization;
using System.Text;
using System.Xml;
using AtlasBackup.Provider.CommandLine.Terminals;

namespace AtlasBackup.Provider.CommandLine.Verdicts;

/// <summary>
/// Writes a verdict as JUnit XML: a suite for each cluster, a test case for each check. A failed run has a suite with
/// the error, because pipelines read the file either way.
/// </summary>
internal static class VerdictJUnit
{
    private static readonly XmlWriterSettings Form = new() { Indent = true, NewLineChars = "\n", CheckCharacters = false };

    public static void Write(Verdict verdict, TextWriter output) => Document(output, xml =>
    {
        foreach (var cluster in verdict.Clusters)
        {
            Suite(xml, cluster);
        }
    });

    public static void WriteError(string message, TextWriter output) => Document(output, xml =>
    {
        Start(xml, CommandName.Text, tests: 1, failures: 0, errors: 1, skipped: 0);
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", CommandName.Text);
        xml.WriteAttributeString("name", "verdict");
        Result(xml, "error", message);
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    private static void Document(TextWriter output, Action<XmlWriter> write)
    {
        using (var xml = XmlWriter.Create(output, Form))
        {
            xml.WriteStartElement("testsuites");
            write(xml);
            xml.WriteEndElement();
        }

        output.WriteLine();
    }

    private static void Suite(XmlWriter xml, ClusterVerdict cluster)
    {
        var checks = cluster.Checks.ToList();
        Start(
            xml,
            cluster.Name,
            checks.Count,
            failures: checks.Count(check => check.IsPassed == false),
            errors: 0,
            skipped: checks.Count(check => check.IsPassed is null));
        foreach (var check in checks)
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("classname", Valid($"{cluster.GroupId}.{cluster.Name}"));
            xml.WriteAttributeString("name", check.Name);
            if (check.IsPassed != true)
            {
                Result(xml, check.IsPassed == false ? "failure" : "skipped", check.Message);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Start(XmlWriter xml, string name, int tests, int failures, int errors, int skipped)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Valid(name));
        xml.WriteAttributeString("tests", Text(tests));
        xml.WriteAttributeString("failures", Text(failures));
        xml.WriteAttributeString("errors", Text(errors));
        xml.WriteAttributeString("skipped", Text(skipped));
    }

    private static void Result(XmlWriter xml, string kind, string message)
    {
        xml.WriteStartElement(kind);
        xml.WriteAttributeString("message", Valid(message));
        xml.WriteEndElement();
    }

    // XML cannot have some characters, not even escaped.
    private static string Valid(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune =>
            rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value) ? rune : Rune.ReplacementChar));

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
