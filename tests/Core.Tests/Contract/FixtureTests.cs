using System.Text.Json;
using AtlasBackup.Core.Contract;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Contract;

public sealed class FixtureTests
{
    public static TheoryData<string> Functions => [.. FunctionCatalog.Names];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Has_every_output_of_the_function_and_nothing_that_the_schema_lacks(string function)
    {
        using var fixture = JsonDocument.Parse(Repository.Fixture(function));

        var declared = SchemaPaths.Of(Outputs(function)).Select(entry => entry.Path).ToHashSet();
        var present = Paths(fixture.RootElement, "").ToHashSet();
        Assert.Equal(declared.Order(), present.Order());
    }

    private static ObjectSchema Outputs(string function) =>
        Calls.Function(function).Outputs;

    private static IEnumerable<string> Paths(JsonElement element, string path)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    var inner = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
                    yield return inner;
                    foreach (var deeper in Paths(member.Value, inner))
                    {
                        yield return deeper;
                    }
                }

                break;
            case JsonValueKind.Array:
                Assert.NotEqual(0, element.GetArrayLength());
                foreach (var deeper in element.EnumerateArray().SelectMany(item => Paths(item, $"{path}[]")))
                {
                    yield return deeper;
                }

                break;
            default:
                break;
        }
    }
}
