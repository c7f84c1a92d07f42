using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Functions.Readiness;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Functions.Access;

/// <summary>A read that was tried.</summary>
/// <param name="Function">The function that reads.</param>
/// <param name="Outcome">What came of it.</param>
internal sealed record Trial(string Function, Outcome Outcome);

/// <summary>Tries reads of a cluster or its project, each with as little as Atlas can give.</summary>
internal sealed class Trials(FunctionReads reads, InputValue groupId, InputValue clusterName)
{
    /// <summary>Tries to read something that must exist.</summary>
    public Task<Trial> FindAsync(string function, CancellationToken cancellationToken) =>
        TryAsync(function, Values(FunctionCatalog.FindRead(function)), cancellationToken);

    /// <summary>Tries to read a list, or an object that may not exist.</summary>
    public Task<Trial> TryAsync(string function, CancellationToken cancellationToken)
    {
        var read = FunctionCatalog.FindRead(function);
        var values = Values(read);
        switch (read.Endpoint.Paging)
        {
            case Paging.None:
                values[Arguments.AllowMissing] = InputValue.Of(true);
                break;
            case Paging.Numbered:
                values[Arguments.PageNumber] = InputValue.Of(1);
                values[Arguments.ItemsPerPage] = InputValue.Of(1);
                break;
            default:
                break;
        }

        return TryAsync(function, values, cancellationToken);
    }

    private async Task<Trial> TryAsync(
        string function,
        Dictionary<string, InputValue> values,
        CancellationToken cancellationToken) =>
        new(function, await reads.TryAsync(function, values, cancellationToken));

    private Dictionary<string, InputValue> Values(EndpointFunction function)
    {
        var values = new Dictionary<string, InputValue> { ["groupId"] = groupId };
        if (function.FindInput("clusterName") is not null)
        {
            values["clusterName"] = clusterName;
        }

        return values;
    }
}
