using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>What a function gave.</summary>
/// <param name="Outputs">Its outputs.</param>
/// <param name="Date">When Atlas answered, by Atlas's clock, or null where it did not say.</param>
internal sealed record Reading(OutputObject Outputs, DateTimeOffset? Date)
{
    /// <summary>The items of a list.</summary>
    public IEnumerable<OutputObject> Results => Outputs.Objects("results");

    /// <summary>False for an object that does not exist.</summary>
    public bool Exists => Outputs.Flag("found") != false;
}

/// <summary>
/// Runs functions of the contract for a composed one, and keeps their outputs in memory until it is disposed.
/// </summary>
internal sealed class FunctionReads(AtlasCall call) : IDisposable
{
    private readonly KeptMemory _memory = new(call.Memory);

    public async Task<Reading> ReadAsync(
        string name,
        IReadOnlyDictionary<string, InputValue> values,
        CancellationToken cancellationToken)
    {
        var function = FunctionCatalog.FindRead(name);
        var (arguments, failures) = Arguments.Read(function, values);
        if (arguments is null)
        {
            // The caller's own arguments are valid: this one is from an answer of Atlas.
            throw new ProviderException(
                FailureKind.UnexpectedAnswer,
                Wording.Of($"Atlas answered with an invalid {new Name(failures[0].Property)}: {failures[0].WithGot}"));
        }

        using var keeper = new OutputKeeper(_memory);
        var date = await new EndpointReader(call, isPart: true)
            .ReadAsync(function, arguments, keeper, cancellationToken);
        return new Reading(keeper.Result, date);
    }

    public void Dispose() => _memory.Dispose();

    /// <summary>Reads, and keeps the failure of a read that is judged together with others.</summary>
    public async Task<Outcome> TryAsync(
        string name,
        IReadOnlyDictionary<string, InputValue> values,
        CancellationToken cancellationToken)
    {
        try
        {
            return new Outcome(await ReadAsync(name, values, cancellationToken), null);
        }
        catch (ProviderException failure)
        {
            return new Outcome(null, failure);
        }
    }
}
