using System.Reflection;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace Pulumi;

/// <summary>Runs a program to its end, and turns failures into messages and an exit code.</summary>
internal sealed class ProgramRunner(Deployment deployment)
{
    // To the language host this code means that the user has been told and nothing more must be printed.
    private const int FailureShown = 32;
    private const int Failure = 1;

    private static string? Program => Assembly.GetEntryAssembly()?.Location;

    public async Task<int> RunAsync(Func<Stack> start)
    {
        try
        {
            deployment.Tasks.Track(start().Outputs.Data);
            var failures = await deployment.Tasks.WaitAsync();
            if (failures.Length > 0)
            {
                return await ShowAsync(failures);
            }

            if (deployment.Log.HasErrors)
            {
                return Failure;
            }

            await SignalAndWaitForShutdownAsync();
            return 0;
        }
        catch (Exception exception)
        {
            return await ShowAsync([exception]);
        }
    }

    private async Task SignalAndWaitForShutdownAsync()
    {
        try
        {
            await deployment.Monitor.SignalAndWaitForShutdownAsync(new Empty());
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.Unimplemented)
        {
            // Engines before 3.170 do not have this method.
        }
    }

    private async Task<int> ShowAsync(IEnumerable<Exception> failures)
    {
        var exitCode = Failure;
        foreach (var failure in failures)
        {
            if (failure is LogException)
            {
                await Console.Error.WriteLineAsync(
                    $"Error occurred trying to send logging message to engine:\n{failure}");
                continue;
            }

            var resource = (failure as ResourceException)?.Resource;
            await deployment.Log.WriteAsync(LogSeverity.Error, Describe(failure), resource);
            exitCode = FailureShown;
        }

        return exitCode;
    }

    private static string Describe(Exception failure) => failure switch
    {
        RunException => failure.Message,
        ResourceException { HideStack: true } => failure.Message,
        ResourceException => failure.ToString(),
        _ => $"Running program '{Program}' failed with an unhandled exception:\n{failure}",
    };
}
