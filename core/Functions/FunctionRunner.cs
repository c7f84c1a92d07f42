using System.Text.Json;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Contract;

namespace AtlasBackup.Core.Functions;

/// <summary>Runs a function: reads its endpoint and writes its outputs.</summary>
internal sealed class FunctionRunner(AtlasCall call)
{
    public async Task RunAsync(
        Function function,
        Arguments arguments,
        IOutputWriter writer,
        CancellationToken cancellationToken)
    {
        var request = Request(function, arguments);
        if (function.Endpoint.Paging != Paging.None)
        {
            await new ListReader(call, function, arguments, request).WriteAsync(writer, cancellationToken);
            return;
        }

        using var answer = await call.GetAsync(request, cancellationToken);
        WriteObject(function, arguments, writer, answer);
    }

    private static AtlasRequest Request(Function function, Arguments arguments)
    {
        var endpoint = function.Endpoint;
        var query = function.QueryNames.SelectMany(
            name => arguments.Texts(name).Select(text => KeyValuePair.Create(name, text)));
        return new AtlasRequest(
            AtlasPath.Fill(endpoint.Path, arguments.Text),
            AtlasPath.Query(query),
            endpoint.ApiVersion,
            arguments.Text("groupId") ?? "")
        {
            Function = function.Name,
            RateLimitSet = endpoint.RateLimitSet,
            Roles = endpoint.Roles,
            Successor = endpoint.Successor,
        };
    }

    private static void WriteObject(
        Function function,
        Arguments arguments,
        IOutputWriter writer,
        AtlasAnswer answer)
    {
        try
        {
            var reader = new Utf8JsonReader(answer.Json.Span);
            reader.Read();
            var expected = new ExpectedObject(function.Outputs, function.Endpoint, arguments);
            if (!new Projection(answer, writer, arguments).Object(ref reader, expected))
            {
                throw answer.Unexpected("it has none of the fields that it should have");
            }

            // Reads to the end, so that anything behind the object is noticed.
            reader.Read();
        }
        catch (JsonException exception)
        {
            throw answer.Unexpected(JsonText.Fault(answer.Json.Span), exception);
        }
    }
}
