using System.Text;
using System.Text.Json;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Functions;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.Pulumi;
using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.Fuzz.Tests;

public sealed class AnswerFuzzTests
{
    private static readonly AtlasRequest Request = new("groups/x", "", "2023-01-01", "x");

    private static readonly Gen<Function> Functions =
        Gen.Elements(FunctionCatalog.Tokens.Select(token => FunctionCatalog.Find(token)!).ToArray());

    [Fact]
    public void Bodies_become_outputs_that_protobuf_can_read_or_an_error_that_says_why()
    {
        var cases =
            from function in Functions
            from body in JsonCases.Any
            select (Function: function, Body: body);

        Fuzzer.Check(cases, one =>
        {
            var writer = new StructWriter();

            var exception = Record.Exception(() => Project(one.Function, one.Body, writer));

            AssertIsAnswerOrError(exception, writer);
        });
    }

    [Fact]
    public void Pages_of_lists_are_read_or_refused()
    {
        var list = FunctionCatalog.Find("atlasbackup:index:listLegacyRestoreJobs")!;
        var item = list.Schema.Outputs.Find("results")!.Type.Items!;

        Fuzzer.Check(JsonCases.Any, body =>
        {
            var writer = new StructWriter();
            writer.BeginObject();
            writer.Name("results"u8.ToArray());
            writer.BeginArray();

            var exception = Record.Exception(() =>
                ListPage.Read(body, item, ArgumentsOf(list), writer));

            AssertIsKnown(exception);
        });
    }

    [Fact]
    public void Errors_and_envelopes_are_read_whatever_the_body()
    {
        Fuzzer.Check(JsonCases.Any, body =>
        {
            var error = AtlasError.Read(404, body, _ => null);
            var exception = Record.Exception(() => Envelope.Open(body, Request));

            Assert.Equal(404, error.Status);
            Assert.DoesNotContain('\n', error.Detail ?? "");
            Assert.True(exception is null or ProviderException, exception?.ToString());
        });
    }

    private static Arguments ArgumentsOf(Function function)
    {
        const string id = "32b6e34b3d91647abb20e7b8";
        var given = function.Schema.Inputs.Properties
            .Where(property => property.IsRequired)
            .ToDictionary(property => property.Name, _ => InputValue.Of(id) with { IsSecret = true });
        return Arguments.Read(function, given).Arguments!;
    }

    private static void Project(Function function, byte[] body, StructWriter writer)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        new Projection(writer, ArgumentsOf(function)).Object(ref reader, function.Schema.Outputs);
    }

    private static void AssertIsAnswerOrError(Exception? exception, StructWriter writer)
    {
        AssertIsKnown(exception);
        if (exception is null)
        {
            var outputs = Struct.Parser.ParseFrom(writer.Written.Span);
            Assert.All(outputs.Fields.Keys, key => Assert.NotEqual("", Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(key))));
        }
    }

    // The three that FunctionRunner turns into one line; anything else would be a bug to the user.
    private static void AssertIsKnown(Exception? exception) =>
        Assert.True(
            exception is null or JsonException or UnexpectedAnswerException or ProviderException,
            exception?.ToString());
}
