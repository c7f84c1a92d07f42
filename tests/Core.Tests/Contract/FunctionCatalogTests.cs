using AtlasBackup.Core.Contract;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Contract;

public sealed class FunctionCatalogTests
{
    public static TheoryData<string> Functions => [.. SchemaFile.FunctionNames];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Reads_every_function_of_the_schema_where_Atlas_answers_it(string name)
    {
        var (function, answers) = (Calls.Function(name), AnswerFile.Of(name));

        Assert.Equal(name, function.ShortName);
        Assert.Equal(
            (answers.Path, answers.ApiVersion, $"{answers.Paging}"),
            (function.Endpoint.Path, function.Endpoint.ApiVersion, $"{function.Endpoint.Paging}"));
    }

    [Fact]
    public void Has_no_function_that_the_schema_lacks()
    {
        Assert.Equal(SchemaFile.FunctionNames.Order(), FunctionCatalog.Tokens.Select(SchemaFile.ShortName).Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("getBackupExport")]
    [InlineData("atlasbackup:index:GetBackupExport")]
    [InlineData("atlasbackup:index/getBackupExport:getBackupExport")]
    public void Finds_no_function_by_another_name(string token)
    {
        Assert.Null(FunctionCatalog.Find(token));
    }
}
