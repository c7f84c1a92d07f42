using System.Buffers;
using System.Text.Json;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Functions;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.Pulumi;
using AtlasBackup.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.Fuzz.Tests;

public sealed class AnswerFuzzTests
{
    private static readonly AtlasRequest Request = new("groups/x", "", "2023-01-01", "x");

    private static readonly Gen<EndpointFunction> Functions =
        Gen.Elements(Calls.EndpointFunctions.Select(Calls.Function).ToArray());

    [Fact]
    public void Bodies_become_outputs_that_protobuf_can_read_or_an_error_that_says_why()
    {
        var cases =
            from function in Functions
            from body in JsonCases.Any
            select (Function: function, Body: body);

        Fuzzer.Check(cases, one =>
        {
            using var memory = new MemoryBudget().Begin();
            using var writer = new StructWriter(memory);

            var exception = Record.Exception(() => Project(one.Function, one.Body, writer));

            AssertIsKnown(exception);
            if (exception is null)
            {
                var sent = new ArrayBufferWriter<byte>();
                foreach (var piece in writer.Pieces())
                {
                    sent.Write(piece.Span);
                }

                Struct.Parser.ParseFrom(sent.WrittenSpan);
            }
        });
    }

    [Fact]
    public void Bodies_become_objects_with_exactly_the_declared_properties_or_an_error_that_says_why()
    {
        var cases =
            from function in Functions
            from body in JsonCases.Any
            from omitsSecrets in Gen.Elements(false, true)
            select (Function: function, Body: body, OmitsSecrets: omitsSecrets);

        Fuzzer.Check(cases, one =>
        {
            using var writer = new CheckingWriter(one.OmitsSecrets);

            var exception = Record.Exception(() => Project(one.Function, one.Body, writer));

            AssertIsKnown(exception);
            if (exception is null)
            {
                Assert.StartsWith("{", writer.ToString(), StringComparison.Ordinal);
            }
        });
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("statusName", "FINISHED")]
    [InlineData("since", "2026-11-26T12:00:00Z")]
    public void Pages_of_lists_are_read_or_refused(string? filter, string? value)
    {
        var list = Calls.Function("listLegacyRestoreJobs");
        var arguments = ArgumentsOf(list, filter, value);
        var schema = list.Outputs.Find("results")!.Type.Items!.Object!;
        var item = new ExpectedObject(schema, list.Endpoint, arguments);
        var kept = new ItemFilter(list, schema, arguments);

        Fuzzer.Check(JsonCases.Any, body =>
        {
            using var writer = new CheckingWriter();
            using var part = writer.BeginPart(body.Length);
            using var answer = Answers.Of(body);
            ListPage? page = null;

            var exception = Record.Exception(() => page = ListPage.Read(answer, item, kept, 10_000, arguments, part));

            AssertIsKnown(exception);
            Assert.Equal(
                page?.Results.Count(result => result.Position >= 0), exception is null ? part.ItemCount : (int?)null);
        });
    }

    [Fact]
    public void Errors_and_envelopes_are_read_whatever_the_body()
    {
        Fuzzer.Check(JsonCases.Any, body =>
        {
            var error = AtlasError.Read(404, body);
            var exception = Record.Exception(() => Envelope.Open(body, Request, static refusal => refusal));

            Assert.Equal(404, error.Status);
            Assert.True(exception is null or ProviderException, exception?.ToString());
        });
    }

    private static Arguments ArgumentsOf(Function function, string? filter = null, string? value = null)
    {
        var given = function.Inputs
            .Where(input => input.Place == InputPlace.Path)
            .Select(input => (input.Name, InputValue.Of(Calls.InPath(function, input.Name)) with { IsSecret = true }));
        return Calls.Arguments(
            function.Name, [.. given, .. filter is null ? [] : new[] { (filter, InputValue.Of(value ?? "")) }]);
    }

    private static void Project(EndpointFunction function, byte[] body, IOutputWriter writer)
    {
        using var answer = Answers.Of(body);
        var arguments = ArgumentsOf(function);
        var reader = new Utf8JsonReader(body);
        reader.Read();
        new Projection(answer, writer, arguments).Object(
            ref reader, new ExpectedObject(function.Outputs, function.Endpoint, arguments));
    }

    // FunctionRunner makes the second of the first; anything else would be a bug to the user.
    private static void AssertIsKnown(Exception? exception) =>
        Assert.True(exception is null or JsonException or ProviderException, exception?.ToString());
}
