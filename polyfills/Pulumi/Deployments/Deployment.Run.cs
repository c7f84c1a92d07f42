using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi;

/// <content>The ways to start a program.</content>
public sealed partial class Deployment
{
    public static Task<int> RunAsync(Action action) => RunAsync(() =>
    {
        action();
        return ImmutableDictionary<string, object?>.Empty;
    });

    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func) =>
        RunAsync(() => Task.FromResult(func()));

    public static Task<int> RunAsync(Func<Task> func) => RunAsync(async () =>
    {
        await func();
        return ImmutableDictionary<string, object?>.Empty;
    });

    public static Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> func, StackOptions? options = null) =>
        RunAsync(() => new Stack(func, options));

    public static Task<int> RunAsync<TStack>() where TStack : Stack, new() =>
        RunAsync(Create<TStack>);

    public static Task<int> RunAsync<TStack>(IServiceProvider serviceProvider) where TStack : Stack
    {
        ArgumentNullException.ThrowIfNull(serviceProvider);
        return RunAsync(() => WithPropertyOutputs(
            serviceProvider.GetService(typeof(TStack)) as TStack
            ?? throw new InvalidOperationException(
                $"Failed to resolve instance of type {typeof(TStack)} from service provider. "
                + $"Register the type with the service provider before calling {nameof(RunAsync)}.")));
    }

    // Not `new TStack()`: it wraps an exception of the constructor, but the user must see only the message of a
    // RunException.
    internal static Stack Create<TStack>() where TStack : Stack, new() => WithPropertyOutputs(
        (Stack)Activator.CreateInstance(
            typeof(TStack), BindingFlags.DoNotWrapExceptions, binder: null, args: null, culture: null)!);

    // Async, so that the ambient deployment ends with the run.
    internal static async Task<int> RunAsync(EngineSettings settings, Func<Stack> start)
    {
        if (Ambient is not null)
        {
            throw new InvalidOperationException(
                "Deployment.Instance should only be set once at the beginning of a 'Run' call.");
        }

        var deployment = new Deployment(settings);
        AmbientDeployment.Value = deployment;
        return await new ProgramRunner(deployment).RunAsync(start);
    }

    private static async Task<int> RunAsync(Func<Stack> start)
    {
        var exitCode = await RunAsync(EngineSettings.Read(Environment.GetEnvironmentVariable), start);
        if (exitCode != 0)
        {
            // A program that awaits the run without returning its result fails, too.
            Environment.ExitCode = exitCode;
        }

        return exitCode;
    }

    private static Stack WithPropertyOutputs(Stack stack)
    {
        stack.RegisterPropertyOutputs();
        return stack;
    }
}
