using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.Terraform.Names;

namespace AtlasBackup.Provider.Tests.Terraform.Names;

public sealed class TerraformNamesTests
{
    [Theory]
    [InlineData("id", "id")]
    [InlineData("groupId", "group_id")]
    [InlineData("urlV2", "url_v2")]
    [InlineData("masterKeyUUID", "master_key_uuid")]
    [InlineData("mongoDBVersion", "mongo_db_version")]
    [InlineData("pointInTimeUtcSeconds", "point_in_time_utc_seconds")]
    public void Spells_attributes_in_snake_case(string name, string expected)
    {
        Assert.Equal(expected, TerraformNames.Attribute(name));
    }

    [Theory]
    [InlineData("getBackupExport", "atlasbackup_backup_export")]
    [InlineData("listBackupExports", "atlasbackup_backup_exports")]
    [InlineData("getterless", "atlasbackup_getterless")]
    public void Leaves_out_the_verb_of_a_function(string function, string expected)
    {
        Assert.Equal(expected, TerraformNames.Type(function));
    }

    [Fact]
    public void Finds_every_function_by_its_type_and_no_two_by_the_same()
    {
        var names = FunctionCatalog.Names.ToList();

        Assert.Equal(names, names.Select(TerraformNames.Type).Select(TerraformNames.FunctionOf));
        Assert.Null(TerraformNames.FunctionOf("atlasbackup_backup_nothing"));
    }

    [Fact]
    public void Spells_the_names_in_an_error_and_nothing_else()
    {
        var text = Wording.Of($"{new Name("groupId")} of {new FunctionName("getBackupExport")}: ")
            + Wording.Of($"'{new Quote("groupId")}'");

        Assert.Equal("group_id of atlasbackup_backup_export: 'groupId'", TerraformNames.Spell(text));
    }
}
