using System.Text.Json;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;

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
        try
        {
            if (function.Endpoint.Paging == Paging.None)
            {
                using var answer = await call.GetAsync(request, cancellationToken);
                WriteObject(function, arguments, writer, answer.Json);
            }
            else
            {
                await new ListReader(call, function, arguments, request).WriteAsync(writer, cancellationToken);
            }
        }
        catch (UnexpectedAnswerException exception)
        {
            throw Unexpected(request, exception.Message, exception);
        }
    }

    private static ProviderException Unexpected(AtlasRequest request, string what, Exception cause) =>
        new(
            FailureKind.UnexpectedAnswer,
            $"the answer to GET {request.Path} is not what Atlas documents: {what}.",
            cause);

    private static AtlasRequest Request(Function function, Arguments arguments)
    {
        var endpoint = function.Endpoint;
        var query = function.QueryNames.Select(name => KeyValuePair.Create(name, arguments.Text(name)));
        return new AtlasRequest(
            AtlasPath.Fill(endpoint.Path, arguments.Text),
            AtlasPath.Query(query),
            endpoint.ApiVersion,
            arguments.Text("groupId") ?? "")
        {
            Function = function.ShortName,
            RateLimitSet = endpoint.RateLimitSet,
            Roles = endpoint.Roles,
            Successor = endpoint.Successor,
        };
    }

    private static void WriteObject(
        Function function,
        Arguments arguments,
        IOutputWriter writer,
        ReadOnlyMemory<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json.Span);
            reader.Read();
            var found = new Projection(writer, arguments).Object(ref reader, function.Schema.Outputs);
            if (found == 0)
            {
                throw new UnexpectedAnswerException("it has none of the fields that it should have");
            }

            // Reads to the end, so that anything behind the object is noticed.
            reader.Read();
        }
        catch (JsonException exception)
        {
            throw new UnexpectedAnswerException(JsonText.Fault(json.Span), exception);
        }
    }
}
