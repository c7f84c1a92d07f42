using System.Text;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Functions;
using AtlasBackup.Core.Functions.Access;
using AtlasBackup.Core.Functions.Readiness;
using AtlasBackup.Core.Functions.Reports;

namespace AtlasBackup.Core;

/// <summary>Runs a function of the contract and writes its outputs.</summary>
/// <param name="call">What reads from Atlas.</param>
/// <param name="isPreview">Whether the caller only wants to see what would happen.</param>
internal sealed class FunctionRunner(AtlasCall call, bool isPreview = false)
{
    public async Task RunAsync(
        Function function,
        Arguments arguments,
        IOutputWriter writer,
        CancellationToken cancellationToken)
    {
        if (function is EndpointFunction endpoint)
        {
            await new EndpointReader(call).ReadAsync(endpoint, arguments, writer, cancellationToken);
            return;
        }

        var outputs = await ComposeAsync(function.Name, arguments, cancellationToken);
        outputs.WriteTo(
            writer, function.Outputs, new SecretTexts([.. arguments.Secrets.Select(Encoding.UTF8.GetBytes)]));
    }

    private Task<OutputObject> ComposeAsync(string name, Arguments arguments, CancellationToken cancellationToken) =>
        name switch
        {
            ReadinessRunner.Function =>
                new ReadinessRunner(call, name, arguments, isPreview).RunAsync(cancellationToken),
            ProjectReadinessRunner.Function =>
                new ProjectReadinessRunner(call, name, arguments, isPreview).RunAsync(cancellationToken),
            AccessRunner.Function => new AccessRunner(call, arguments).RunAsync(cancellationToken),
            ProjectReportRunner.Function => new ProjectReportRunner(call, arguments).RunAsync(cancellationToken),
            _ => throw new InvalidOperationException($"contract/: nothing runs the function '{name}'"),
        };
}
