using AtlasBackup.Core.Configuration;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Functions;
using AtlasBackup.Provider.Pulumi;
using AtlasBackup.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace AtlasBackup.Fuzz.Tests;

public sealed class InputFuzzTests
{
    private const string Canary = "CANARY-SECRET-VALUE";

    [Fact]
    public void Arguments_are_read_or_refused_property_by_property()
    {
        var cases =
            from token in Gen.Elements(FunctionCatalog.Names.ToArray())
            from given in StructCases.Any
            select (Token: token, Given: given);

        Fuzzer.Check(cases, one =>
        {
            var function = FunctionCatalog.Find(one.Token) ?? throw new InvalidOperationException(one.Token);

            var (arguments, failures) = Arguments.Read(function, StructReader.Read(one.Given));

            Assert.Equal(arguments is null, failures.Count > 0);
            Assert.All(failures, failure => Assert.DoesNotContain('\n', failure.WithGot.Read()));
            Assert.All(failures, failure => Assert.NotEqual("", $"{failure.Reason}"));
        });
    }

    [Fact]
    public void Configurations_are_read_or_refused_without_showing_a_credential()
    {
        Fuzzer.Check(StructCases.Any, given =>
        {
            var reading = new ConfigReader(_ => null).Read(ConfigDecoder.Decode(StructReader.Read(given)));

            var texts = reading.Failures.Select(failure => failure.WithGot)
                .Concat(reading.Warnings)
                .Select(text => $"{text}");
            var credentials = given.Fields
                .Where(field => field.Value.StringValue == Canary)
                .Select(field => field.Key)
                .ToList();
            if (credentials.Any(key => Settings.Find(key) is { IsSecret: true })
                && credentials.Count == 1)
            {
                Assert.All(texts, text => Assert.DoesNotContain(Canary, text, StringComparison.Ordinal));
            }
        });
    }

    [Fact]
    public void Json_texts_in_the_configuration_never_throw()
    {
        Fuzzer.Check(JsonCases.Any, bytes =>
        {
            var text = System.Text.Encoding.UTF8.GetString(bytes);

            var exception = Record.Exception(() => StructReader.ReadJson(text));

            Assert.Null(exception);
        });
    }
}
