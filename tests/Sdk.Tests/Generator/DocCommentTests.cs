using System.Xml.Linq;

namespace AtlasBackup.Sdk.Tests.Generator;

public sealed class DocCommentTests
{
    [Theory]
    [InlineData("a < b && c > d", "a &lt; b &amp;&amp; c &gt; d")]
    [InlineData("Use `List<T>`.", "Use <c>List&lt;T&gt;</c>.")]
    [InlineData("See [the page](https://example.com/a?b=1&c=2).",
        "See <see href=\"https://example.com/a?b=1&amp;c=2\">the page</see>.")]
    [InlineData("One.\\n\\nTwo.", "<para>One.</para><para>Two.</para>")]
    [InlineData("Two:\\n\\n- `a < b`.\\n- Two.",
        "<para>Two:</para><list type=\"bullet\"><item><description><c>a &lt; b</c>.</description></item>"
        + "<item><description>Two.</description></item></list>")]
    [InlineData("One.\\n\\n- is a dash,\\nand this no item.", "<para>- is a dash,and this no item.</para>")]
    [InlineData("an odd ` backtick", "an odd ` backtick")]
    public void Turns_Markdown_into_well_formed_Xml(string description, string expected)
    {
        var sdk = RenderedSdk.OfProperty($$"""{ "type": "string", "description": "{{description}}" }""");

        var comment = sdk.Lines("Grow.cs")
            .Where(line => line.StartsWith("/// ", StringComparison.Ordinal))
            .Select(line => line[4..]);
        Assert.Contains(expected, string.Concat(comment), StringComparison.Ordinal);
        XElement.Parse($"<doc>{string.Concat(comment)}</doc>");
        sdk.Compile();
    }

    [Fact]
    public void Breaks_long_lines_between_words()
    {
        var words = string.Join(' ', Enumerable.Range(0, 100).Select(number => $"word{number}"));
        var sdk = RenderedSdk.OfProperty($$"""{ "type": "string", "description": "{{words}}" }""");

        var comment = sdk.Files["Grow.cs"].Split('\n')
            .Where(line => line.Contains("/// word", StringComparison.Ordinal))
            .ToList();
        Assert.All(comment, line => Assert.True(line.Length <= 120, line));
        Assert.Contains(words, string.Join(' ', comment.Select(line => line.Trim()[4..])), StringComparison.Ordinal);
    }

    [Fact]
    public void Keeps_only_the_CSharp_code_of_the_examples()
    {
        const string description =
            "Reads.\\n\\n{{% examples %}}\\n```python\\nimport x\\n```\\n\\n"
            + "```csharp\\nvar a = new List<int>();\\n\\nreturn a;\\n```\\n{{% /examples %}}";

        var sdk = RenderedSdk.OfProperty("{ \"type\": \"string\", \"description\": \"" + description + "\" }");

        var file = sdk.Files["Grow.cs"];
        Assert.Contains("/// var a = new List&lt;int&gt;();", file, StringComparison.Ordinal);
        Assert.DoesNotContain("import x", file, StringComparison.Ordinal);
        Assert.DoesNotContain("{{%", file, StringComparison.Ordinal);
        sdk.Compile();
    }

    [Fact]
    public void Shows_the_description_and_the_example_of_a_function_once()
    {
        var sdk = RenderedSdk.Of(
            """
            "functions": { "plant:index:grow": {
                "description": "Grows a tree.\n\n{{% examples %}}\n```csharp\nvar tree = 1;\n```\n{{% /examples %}}",
                "inputs": { "properties": { "x": { "type": "string" } } },
                "outputs": { "properties": {} } } }
            """);

        Assert.Single(sdk.Lines("Grow.cs"), "/// <summary>Grows a tree.</summary>");
        Assert.Single(sdk.Lines("Grow.cs"), "/// var tree = 1;");
        Assert.Equal(1, sdk.Lines("Grow.cs").Count(line => line.Contains("<example>", StringComparison.Ordinal)));
        sdk.Compile();
    }

    [Fact]
    public void Says_how_each_way_to_call_a_function_differs()
    {
        var lines = RenderedSdk.OfProperty("""{ "type": "string" }""").Lines("Grow.cs");

        string[] differences =
        [
            "Calls the function with plain values. Secrets in the result are not marked as secret.",
            "Calls the function with values that may be outputs. Secrets in the result stay secret.",
            "Calls the function after the resources in <c>options.DependsOn</c> exist. Secrets in the result",
        ];
        Assert.All(differences, text =>
            Assert.Single(lines, line => line.Contains(text, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Short.", "/// <summary>Short.</summary>")]
    [InlineData("One.\\n\\nTwo.", "/// <para>One.</para>")]
    [InlineData("One.\\nTwo.", "/// One.")]
    public void Writes_a_summary_on_a_single_line_if_it_is_one(string description, string line) =>
        Assert.Contains(
            line,
            RenderedSdk.OfProperty($$"""{ "type": "string", "description": "{{description}}" }""").Lines("Grow.cs"));
}
