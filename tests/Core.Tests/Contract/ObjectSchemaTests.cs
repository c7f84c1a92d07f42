using AtlasBackup.Core.Contract;

namespace AtlasBackup.Core.Tests.Contract;

public sealed class ObjectSchemaTests
{
    private static readonly ObjectSchema Schema = new()
    {
        Properties =
        [
            new PropertySchema("a", new TypeSchema(TypeKind.String)),
            new PropertySchema("b", new TypeSchema(TypeKind.String)),
            new PropertySchema("c", new TypeSchema(TypeKind.String)),
        ],
    };

    [Fact]
    public void Finds_a_property_wherever_the_search_begins()
    {
        var found = Enumerable.Range(-1, 4).Select(previous => Schema.IndexOf("b"u8, previous));

        Assert.Equal([1, 1, 1, 1], found);
    }

    [Fact]
    public void Finds_no_property_by_another_name()
    {
        Assert.Equal(-1, Schema.IndexOf("B"u8, -1));
        Assert.Equal(-1, Schema.IndexOf(""u8, 2));
        Assert.Equal(-1, new ObjectSchema().IndexOf("a"u8, -1));
    }
}
