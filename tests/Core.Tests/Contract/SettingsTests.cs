using AtlasBackup.Core.Configuration;
using AtlasBackup.Core.Contract;

namespace AtlasBackup.Core.Tests.Contract;

public sealed class SettingsTests
{
    [Fact]
    public void Keeps_every_credential_secret_and_nothing_else()
    {
        var secrets = Settings.All.Where(setting => setting.IsSecret).Select(setting => setting.Name);

        Assert.Equal(CredentialSource.Keys.Order(), secrets.Order());
    }

    [Theory]
    [InlineData("accessToken", "MONGODB_ATLAS_ACCESS_TOKEN")]
    [InlineData("clientId", "MONGODB_ATLAS_CLIENT_ID")]
    [InlineData("clientSecret", "MONGODB_ATLAS_CLIENT_SECRET")]
    [InlineData("publicKey", "MONGODB_ATLAS_PUBLIC_API_KEY", "MONGODB_ATLAS_PUBLIC_KEY", "MCLI_PUBLIC_API_KEY")]
    [InlineData("privateKey", "MONGODB_ATLAS_PRIVATE_API_KEY", "MONGODB_ATLAS_PRIVATE_KEY", "MCLI_PRIVATE_API_KEY")]
    [InlineData("baseUrl", "MONGODB_ATLAS_BASE_URL", "MCLI_OPS_MANAGER_URL")]
    public void Takes_a_setting_from_the_variables_of_Atlas_own_tools(string name, params string[] variables)
    {
        Assert.Equal(variables, Settings.Find(name)?.Environment);
    }

    [Fact]
    public void Gives_every_setting_a_default_unless_it_is_a_credential()
    {
        var others = Settings.All.Where(setting => !setting.IsSecret);

        Assert.All(others, setting => Assert.Null(setting.Validate(setting.Default)));
        Assert.All(others, setting => Assert.NotEqual(Core.Values.InputKind.Null, setting.Default.Kind));
    }
}
