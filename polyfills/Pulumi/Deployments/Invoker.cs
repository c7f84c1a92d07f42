using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Serialization;
using Pulumirpc;

namespace Pulumi;

/// <summary>One call of a function.</summary>
internal sealed record Invocation(
    string Token, InvokeArgs Args, InvokeOptions? Options, RegisterPackageRequest? Package)
{
    public ProviderResource? Provider => Options?.Provider ?? Options?.Parent?.GetProvider(Token);
}

/// <summary>Calls the functions of providers through the engine.</summary>
internal sealed class Invoker(Deployment deployment)
{
    /// <summary>Calls the function and returns a plain value, which does not say which results were secret.</summary>
    public async Task<T> InvokeAsync<T>(Invocation invocation) =>
        Convert<T>(invocation, await SendAsync(invocation, await SerializeAsync(invocation))).Value;

    public async Task InvokeAsync(Invocation invocation) =>
        await SendAsync(invocation, await SerializeAsync(invocation));

    /// <summary>
    /// Calls the function when all arguments and all resources that it depends on are known. If one is unknown, it does
    /// not call. The whole result is secret if any part of it is.
    /// </summary>
    public async Task<OutputData<T>> InvokeOutputAsync<T>(Invocation invocation)
    {
        var args = await SerializeAsync(invocation);
        if (args.ContainsUnknowns)
        {
            return OutputData<T>.Unknown(default!);
        }

        var explicitDependencies = await ExplicitDependenciesAsync(invocation.Options);
        var argumentDependencies = args.Dependencies.Values.SelectMany(resources => resources).ToHashSet();
        if (!await Dependencies.AreCreatedAsync([.. argumentDependencies, .. explicitDependencies]))
        {
            return OutputData<T>.Unknown(default!);
        }

        var result = Convert<T>(invocation, await SendAsync(invocation, args));
        return result with { Resources = [.. argumentDependencies, .. explicitDependencies] };
    }

    private static OutputData<T> Convert<T>(Invocation invocation, Struct result)
    {
        var converter = new Converter(warning => Log.Warn(warning));
        var data = converter.Convert($"{invocation.Token} result", Value.ForStruct(result), typeof(T));
        return data.With(data.Value is null ? default! : (T)data.Value);
    }

    private static async Task<ImmutableArray<Resource>> ExplicitDependenciesAsync(InvokeOptions? options) =>
        options is InvokeOutputOptions { DependsOn: var dependsOn }
            ? await dependsOn.ToOutput().GetValueAsync(whenUnknown: [])
            : [];

    private async Task<SerializedProperties> SerializeAsync(Invocation invocation)
    {
        Log.Debug($"Invoking function: token={invocation.Token} asynchronously");
        var keepResources = await deployment.SupportsAsync("resourceReferences");
        var args = (invocation.Args ?? InvokeArgs.Empty).ToDictionary();
        return await SerializedProperties.CreateAsync($"invoke:{invocation.Token}", args, keepResources);
    }

    private async Task<Struct> SendAsync(Invocation invocation, SerializedProperties args)
    {
        var provider = invocation.Provider;
        var response = await deployment.Monitor.InvokeAsync(new ResourceInvokeRequest
        {
            Tok = invocation.Token,
            Args = args.Properties,
            Provider = provider is null ? "" : await provider.GetReferenceAsync(),
            Version = invocation.Options?.Version ?? "",
            PluginDownloadURL = invocation.Options?.PluginDownloadURL ?? "",
            PackageRef = await deployment.Packages.GetAsync(invocation.Package),
            AcceptResources = deployment.Settings.AcceptsResources,
        });

        if (response.Failures.Count > 0)
        {
            var reasons = response.Failures.Select(failure => $"{failure.Reason} ({failure.Property})");
            throw new Deployment.InvokeException(
                $"Invoke of '{invocation.Token}' failed: {string.Join("; ", reasons)}");
        }

        return response.Return ?? new Struct();
    }
}
