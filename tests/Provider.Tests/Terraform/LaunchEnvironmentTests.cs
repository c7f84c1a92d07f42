using AtlasBackup.Provider.Terraform;

namespace AtlasBackup.Provider.Tests.Terraform;

public sealed class LaunchEnvironmentTests
{
    private const string Cookie = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

    [Theory]
    [InlineData(Cookie, true)]
    [InlineData("another", false)]
    [InlineData(null, false)]
    public void Knows_Terraform_by_its_cookie(string? cookie, bool expected)
    {
        Assert.Equal(expected, Launch(("TF_PLUGIN_MAGIC_COOKIE", cookie)).IsTerraform);
    }

    [Theory]
    [InlineData("terraform-provider-atlasbackup_v0.1.0", true)]
    [InlineData("/a folder/terraform-provider-atlasbackup", true)]
    [InlineData("/a folder/atlasbackup-glibc", true)]
    [InlineData("./atlasbackup-musl", true)]
    [InlineData("atlasbackup", false)]
    [InlineData("/terraform-provider-x/pulumi-resource-atlasbackup", false)]
    public void Knows_the_names_of_a_provider(string path, bool expected)
    {
        Assert.Equal(expected, LaunchEnvironment.IsNamedAsProvider(path));
    }

    [Theory]
    [InlineData("6")]
    [InlineData("5,6")]
    [InlineData("6,5")]
    public void Takes_Terraform_that_offers_its_protocol(string versions)
    {
        Launch(("PLUGIN_PROTOCOL_VERSIONS", versions)).RequireProtocol();
    }

    [Theory]
    [InlineData("5", "5")]
    [InlineData("4,5", "4,5")]
    [InlineData("16", "16")]
    [InlineData(null, "none")]
    public void Says_what_Terraform_offers_where_it_is_another_protocol(string? versions, string shown)
    {
        var exception = Assert.Throws<InvalidOperationException>(
            () => Launch(("PLUGIN_PROTOCOL_VERSIONS", versions)).RequireProtocol());

        Assert.EndsWith($"this program offers {shown}", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData("TRACE", null, true)]
    [InlineData("off", null, false)]
    [InlineData("TRACE", "OFF", false)]
    [InlineData("OFF", "INFO", true)]
    [InlineData("", "", false)]
    public void Writes_a_log_only_where_somebody_reads_it(string? all, string? ofProviders, bool expected)
    {
        Assert.Equal(expected, Launch(("TF_LOG", all), ("TF_LOG_PROVIDER", ofProviders)).HasLog);
    }

    [Theory]
    [InlineData(null, "1|6|unix|/tmp/s|grpc|CERT")]
    [InlineData("true", "1|6|unix|/tmp/s|grpc|CERT|false")]
    public void Answers_with_one_line(string? multiplex, string expected)
    {
        Assert.Equal(expected, Launch(("PLUGIN_MULTIPLEX_GRPC", multiplex)).Line("unix", "/tmp/s", "CERT"));
    }

    [Fact]
    public void Prints_how_to_attach_to_it()
    {
        var line = new LaunchEnvironment(_ => null, isDebug: true).Line("unix", "/tmp/s", "");

        Assert.Equal(
            "TF_REATTACH_PROVIDERS='{\"registry.terraform.io/atlasbackup/atlasbackup\":{\"Protocol\":\"grpc\","
            + $"\"ProtocolVersion\":6,\"Pid\":{Environment.ProcessId},\"Test\":true,"
            + "\"Addr\":{\"Network\":\"unix\",\"String\":\"/tmp/s\"}}}'",
            line);
    }

    private static LaunchEnvironment Launch(params (string Name, string? Value)[] variables) =>
        new(name => variables.FirstOrDefault(variable => variable.Name == name).Value);
}
