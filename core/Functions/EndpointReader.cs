using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Contract;

namespace AtlasBackup.Core.Functions;

/// <summary>Runs a function that reads one endpoint: an object, or a list.</summary>
/// <param name="call">What reads from Atlas.</param>
/// <param name="isPart">Whether the function is part of a composed one.</param>
internal sealed class EndpointReader(AtlasCall call, bool isPart = false)
{
    /// <returns>The time of Atlas's answer, by Atlas's clock, or null where it does not say.</returns>
    public Task<DateTimeOffset?> ReadAsync(
        EndpointFunction function,
        Arguments arguments,
        IOutputWriter writer,
        CancellationToken cancellationToken)
    {
        var request = Request(function, arguments);
        return function.Endpoint.Paging == Paging.None
            ? new ObjectReader(call, function, arguments, request).WriteAsync(writer, cancellationToken)
            : new ListReader(call, function, arguments, request).WriteAsync(writer, cancellationToken);
    }

    private AtlasRequest Request(EndpointFunction function, Arguments arguments)
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
            MissingCodes = endpoint.MissingCodes,
            Successor = endpoint.Successor,
            IsPart = isPart,
        };
    }
}
