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
        Assert.Equal(new EngineArguments(Address, false), EngineArguments.Parse(arguments.Split('|')));
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
    [InlineData("--version", true)]
    [InlineData("-version", true)]
    [InlineData("--help", true)]
    [InlineData("-help", true)]
    [InlineData("-h", true)]
    [InlineData("--versions", false)]
    [InlineData("check", true)]
    [InlineData("--verbose|check", true)]
    [InlineData("check|127.0.0.1:5000", true)]
    [InlineData("[suggest:3]", true)]
    [InlineData("127.0.0.1:", true)]
    [InlineData("127.0.0.1:5000|check", false)]
    [InlineData("[::1]:5000", false)]
    [InlineData("localhost:5000", false)]
    public void Tells_the_words_of_a_person_from_those_of_the_engine(string arguments, bool isForPeople)
    {
        Assert.Equal(isForPeople, EngineArguments.Parse(arguments.Split('|')).IsForPeople);
    }
}
