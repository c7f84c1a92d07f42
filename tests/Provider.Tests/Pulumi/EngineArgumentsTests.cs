using AtlasBackup.Provider.Pulumi;


namespace AtlasBackup.Provider.Tests.Pulumi;

public sealed class EngineArgumentsTests
{
    private const string Address = "127.0.0.1:5000";

    [Theory]
    [InlineData(Address)]
    [InlineData($"--logtostderr|-v=9|{Address}")]
    [InlineData($"--tracing|memory:|{Address}")]
    [InlineData($"-tracing|http://x|{Address}|--other")]
    [InlineData($"--tracing=memory:|{Address}")]
    [InlineData($"|{Address}|127.0.0.1:6000")]
    public void Finds_the_address_of_the_engine_among_its_flags(string arguments)
    {
        Assert.Equal(new EngineArguments(Address, false, false), EngineArguments.Parse(arguments.Split('|')));
    }

    [Theory]
    [InlineData("")]
    [InlineData("--logtostderr")]
    [InlineData("--tracing")]
    [InlineData("--tracing|memory:")]
    public void Accepts_arguments_without_an_engine_address(string arguments)
    {
        Assert.Null(EngineArguments.Parse(arguments.Split('|')).EngineAddress);
    }

    [Theory]
    [InlineData("--version", true, false)]
    [InlineData("-version", true, false)]
    [InlineData("--help", false, true)]
    [InlineData("-help", false, true)]
    [InlineData("-h", false, true)]
    [InlineData("--versions", false, false)]
    public void Recognizes_the_flags_for_version_and_help(string argument, bool version, bool help)
    {
        Assert.Equal(new EngineArguments(null, version, help), EngineArguments.Parse([argument]));
    }
}
