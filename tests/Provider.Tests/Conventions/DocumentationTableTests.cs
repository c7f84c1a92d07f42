using System.Globalization;
using System.Text.Json;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Configuration;

namespace AtlasBackup.Provider.Tests.Conventions;

public sealed class DocumentationTableTests
{
    public static TheoryData<string> Functions() =>
        [.. SchemaFile.Functions.EnumerateObject().Select(function => function.Name)];

    [Theory]
    [MemberData(nameof(Functions))]
    public void The_readme_has_every_input_and_output_of_a_function(string token)
    {
        var function = SchemaFile.Functions.GetProperty(token);

        var rows = DocumentationFiles.Rows(DocumentationFiles.Section("README.md", $"### {ShortName(token)}")).ToList();

        Assert.Equal("inputs", rows[0][0]);
        Assert.Equal(Starred(function.GetProperty("inputs")), DocumentationFiles.Names(rows[0][1]));
        Assert.Equal("outputs", rows[1][0]);
        Assert.Equal(Properties(function.GetProperty("outputs")).Select(one => one.Name), DocumentationFiles.Names(rows[1][1]));
    }

    [Fact]
    public void The_readme_has_a_role_for_every_function_and_the_schema_names_the_same()
    {
        var roles = DocumentationFiles.Rows(DocumentationFiles.Section("README.md", "## Roles")).Skip(1)
            .ToDictionary(row => DocumentationFiles.Names(row[0]).Single(), row => row[1]);

        foreach (var function in SchemaFile.Functions.EnumerateObject())
        {
            Assert.Contains(
                $"Needs the Atlas role {roles[ShortName(function.Name)]}.",
                function.Value.GetProperty("description").GetString(),
                StringComparison.Ordinal);
        }

        Assert.Equal(SchemaFile.Functions.EnumerateObject().Count(), roles.Count);
    }

    [Fact]
    public void The_reference_has_every_function_and_type_in_the_words_of_the_schema()
    {
        var page = Repository.Read("docs/functions.md");
        var functions = SchemaFile.Functions.EnumerateObject().SelectMany(function =>
            Table($"## {ShortName(function.Name)}", function.Value.GetProperty("inputs"), isInput: true)
                .Concat(Table("", function.Value.GetProperty("outputs"), isInput: false)));
        var types = SchemaFile.Types.EnumerateObject()
            .SelectMany(type => Table($"### {ShortName(type.Name)}", type.Value, isInput: false));

        var expected = functions.Append("## Types").Concat(types).Where(line => line.Length > 0);
        var actual = page.Split('\n').Where(line =>
            line.StartsWith("| `", StringComparison.Ordinal) || line.StartsWith("##", StringComparison.Ordinal));

        Assert.Equal(expected, actual);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/installation-configuration.md")]
    public void The_configuration_table_equals_the_schema(string page)
    {
        var expected = Properties("config", "variables").Select(variable => (
            variable.Name,
            string.Join(", ", Environment(variable.Value).Select(name => $"`{name}`")),
            Default(variable.Name),
            variable.Value.TryGetProperty("secret", out var secret) && secret.GetBoolean() ? "yes" : ""));

        var actual = DocumentationFiles.Rows(DocumentationFiles.Section(page, "## Configuration")).Skip(1)
            .Select(row => (DocumentationFiles.Names(row[0]).Single(), row[1], row[2], row[3]));

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void The_figures_of_the_transport_are_the_ones_in_the_code()
    {
        var transport = new Transport { Chance = () => 0, UserAgent = "", Log = null!, Deprecations = null! };
        string[] expected =
        [
            Figure($"{transport.MaxRetries + 1} at each request: 1 and `maxRetries` ({transport.MaxRetries})"),
            Figure($"at most {transport.AttemptTimeout.TotalSeconds} s (`requestTimeoutSeconds`)"),
            Figure($"{transport.ConnectTimeout.TotalSeconds} s to connect"),
            Figure($"later than {transport.MaxTotalWait.TotalSeconds} s after"),
            Figure($"{transport.MaxConcurrentRequests} requests (`maxConcurrentRequests`)"),
            Figure($"a body of at most {transport.MaxBodyBytes / (1024 * 1024)} MB"),
        ];

        var section = DocumentationFiles.Section("README.md", "## What happens when Atlas misbehaves");

        Assert.All(expected, figure => Assert.Contains(figure, section, StringComparison.Ordinal));
    }

    private static string Figure(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string ShortName(string token) => token[(token.LastIndexOf(':') + 1)..];

    private static string Default(string key) => key switch
    {
        "baseUrl" => $"`{ProviderConfig.DefaultBaseUrl.GetLeftPart(UriPartial.Authority)}`",
        "maxRetries" => Figure($"{Transport.DefaultMaxRetries}"),
        "requestTimeoutSeconds" => Figure($"{Transport.DefaultRequestTimeoutSeconds}"),
        "maxConcurrentRequests" => Figure($"{Transport.DefaultMaxConcurrentRequests}"),
        _ => "",
    };

    private static IEnumerable<string> Environment(JsonElement variable) =>
        variable.TryGetProperty("defaultInfo", out var info)
            ? info.GetProperty("environment").EnumerateArray().Select(name => name.GetString() ?? "")
            : [];

    private static IEnumerable<string> Table(string heading, JsonElement type, bool isInput)
    {
        yield return heading;
        if (type.TryGetProperty("enum", out var values))
        {
            foreach (var value in values.EnumerateArray())
            {
                yield return $"| `{value.GetProperty("value")}` | {value.GetProperty("description")} |";
            }

            yield break;
        }

        var required = Required(type);
        foreach (var property in Properties(type))
        {
            var star = isInput && required.Contains(property.Name) ? "\\*" : "";
            yield return $"| `{property.Name}`{star} | {TypeName(property.Value)} | {property.Value.GetProperty("description")} |";
        }
    }

    private static string TypeName(JsonElement type)
    {
        if (type.TryGetProperty("items", out var items))
        {
            return $"list of {TypeName(items)}";
        }

        if (!type.TryGetProperty("$ref", out var reference))
        {
            return type.GetProperty("type").GetString() ?? "";
        }

        var name = ShortName(reference.GetString() ?? "");
#pragma warning disable CA1308 // Anchors are in lower case.
        return $"[{name}](#{name.ToLowerInvariant()})";
#pragma warning restore CA1308
    }

    private static IEnumerable<string> Starred(JsonElement inputs)
    {
        var required = Required(inputs);
        return Properties(inputs).Select(one => required.Contains(one.Name) ? $@"{one.Name}\*" : one.Name);
    }

    private static JsonElement.ObjectEnumerator Properties(JsonElement type) => type.GetProperty("properties").EnumerateObject();

    private static JsonElement.ObjectEnumerator Properties(string first, string second) =>
        SchemaFile.Root.GetProperty(first).GetProperty(second).EnumerateObject();

    private static List<string> Required(JsonElement type) =>
        type.TryGetProperty("required", out var names) ? [.. names.EnumerateArray().Select(name => name.GetString() ?? "")] : [];
}
