using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Contract;

namespace AtlasBackup.Core.Functions;

/// <summary>Runs a function of the contract and writes its outputs.</summary>
internal sealed class FunctionRunner(AtlasCall call)
{
    public Task RunAsync(
        Function function,
        Arguments arguments,
        IOutputWriter writer,
        CancellationToken cancellationToken) => function switch
        {
            EndpointFunction endpoint => new EndpointReader(call).ReadAsync(endpoint, arguments, writer, cancellationToken),
            _ => throw new InvalidOperationException($"contract/: nothing runs the function '{function.Name}'"),
        };
}
