using System.CommandLine;
using AtlasBackup.EngineHost.Plugins;
using AtlasBackup.EngineHost.Values;
using Pulumirpc;

namespace AtlasBackup.EngineHost.Cli;

/// <summary>Calls one function and prints its answer.</summary>
internal static class InvokeCommand
{
    public static Command Create()
    {
        var plugin = new PluginArguments();
        var token = new Argument<string>("TOKEN") { Description = "The function, such as pkg:index:getThing." };
        var arguments = new Argument<string[]>("ARGUMENTS")
        {
            Description = "Its arguments: key=text or key:=json.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("invoke", "Call one function of a plugin and print the answer as JSON.")
        {
            token,
            arguments,
        };
        plugin.AddWithConfigTo(command);
        command.SetAction(async (line, cancellationToken) =>
        {
            var options = plugin.Plugin(line);
            await using var host = await PluginHost.StartAsync(options, cancellationToken);
            var inputs = plugin.Inputs(line, options.Package);
            var session = await host.LoadAsync(inputs, cancellationToken: cancellationToken);
            var called = line.GetRequiredValue(token);
            var args = KeyValues.ParseArguments(line.GetValue(arguments));
            try
            {
                var response = await session.InvokeAsync(called, args, cancellationToken);
                return Print(called, response, line.InvocationConfiguration);
            }
            finally
            {
                await host.StopAsync();
                Warn(host, session, line.InvocationConfiguration.Error);
            }
        });
        return command;
    }

    private static int Print(string token, InvokeResponse response, InvocationConfiguration console)
    {
        if (response.Failures.Count == 0)
        {
            console.Output.WriteLine(ValueText.ToText(response.Return));
            return ExitCodes.Success;
        }

        var reasons = response.Failures.Select(failure => $"{failure.Reason} ({failure.Property})");
        console.Error.WriteLine($"error: Invoke of '{token}' failed: {string.Join("; ", reasons)}");
        return ExitCodes.Failure;
    }

    private static void Warn(PluginHost host, ProviderSession session, TextWriter error)
    {
        var logged = host.Log.Entries
            .Where(entry => entry.Severity >= LogSeverity.Warning)
            .Select(entry => $"{ProgramReport.Name(entry.Severity)}: {entry.Message}");
        foreach (var line in session.Warnings.Select(warning => $"warning: {warning}").Concat(logged))
        {
            error.WriteLine(line);
        }
    }
}
