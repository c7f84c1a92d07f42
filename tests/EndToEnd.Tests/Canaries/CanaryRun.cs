using System.Text;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.EngineHost.Plugins;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace AtlasBackup.EndToEnd.Tests.Canaries;

/// <summary>Calls a plugin in every way, and collects everything that others can read meanwhile.</summary>
internal sealed class CanaryRun(PluginUnderTest plugin, Credentials credentials) : IAsyncDisposable
{
    private readonly List<(string What, string Text)> _seen = [];

    public int Refusals { get; private set; }

    public PluginHost Host => plugin.Host;

    public AtlasSimulatorServer Atlas => plugin.Atlas;

    public Credentials Credentials => credentials;

    public static async Task<CanaryRun> StartAsync(
        Credentials credentials,
        IReadOnlyDictionary<string, string?>? environment = null,
        params (string Key, object? Value)[] config)
    {
        var options = new SimulatorOptions
        {
            Sunset = AtlasData.ClientSecret,
            RestoreJobs = 9,
            TokenRequestsPerMinute = int.MaxValue,
            ActiveTokens = int.MaxValue,
        };
        var plugin = await PluginUnderTest.StartAsync(
            credentials,
            options,
            environment ?? new Dictionary<string, string?>(),
            [("maxRetries", 0), ("no such setting", "x"), ($"{Canary.Of(credentials)[0]} as a key", "x"), .. config]);
        var run = new CanaryRun(plugin, credentials);
        run.See("process", await ProcessListingAsync(plugin.Host.ProcessId));
        return run;
    }

    public Task WaitForRequestsAsync(int count) => plugin.WaitForRequestsAsync(count);

    public void See(string what, string text) => _seen.Add((what, text));

    public async Task InvokeAsync(string what, string token, Struct args)
    {
        try
        {
            await plugin.Session.Configured;
            See(what, TextOf(await Host.Provider.InvokeAsync(token, args)));
        }
        catch (RpcException exception)
        {
            SeeRefusal(what, exception);
        }
        catch (ProviderException exception)
        {
            See(what, exception.Message);
        }
    }

    /// <summary>Checks a configuration and configures the plugin with it.</summary>
    public async Task ConfigureAsync(string what, Struct inputs)
    {
        var identity = plugin.Session.Identity;
        try
        {
            var check = await Host.Provider.CheckConfigAsync(identity, inputs);
            See(what, $"{ValueText.ToText(SecretsOf(check.Inputs))}{TextOf(check.Failures)}");
            See(what, $"{await Host.Provider.DiffConfigAsync(identity, inputs, Properties.Of(("maxRetries", 1)))}");
            See(what, $"{await Host.Provider.ConfigureAsync(identity, inputs)}");
        }
        catch (RpcException exception)
        {
            SeeRefusal(what, exception);
        }
    }

    /// <summary>Ends the plugin, and returns every visible text together with the action that caused it.</summary>
    public async Task<IReadOnlyList<(string What, string Text)>> EndAsync()
    {
        See("process", await ProcessListingAsync(Host.ProcessId));
        await Host.StopAsync();
        See("stdout", Host.StandardOutput);
        See("stderr", Host.StandardError);
        _seen.AddRange(Host.Log.Entries.Select(entry => ($"log {entry.Severity}", entry.Message)));
        return _seen;
    }

    public ValueTask DisposeAsync() => plugin.DisposeAsync();

    // The part of a process that every user of the machine can see. Only its own user can see its environment.
    public static async Task<string> ProcessListingAsync(int process)
    {
        var parts = new List<string>();
        foreach (var file in (string[])["cmdline", "comm", "status"])
        {
            parts.Add(await File.ReadAllTextAsync($"/proc/{process}/{file}", TestContext.Current.CancellationToken));
        }

        return string.Join('\n', parts);
    }

    // The plugin cannot know that a number or an address is a secret, and returns it unchanged.
    private static Struct SecretsOf(Struct inputs) => new()
    {
        Fields =
        {
            inputs.Fields.Where(input => input.Key
                    is "accessToken" or "clientId" or "clientSecret" or "publicKey" or "privateKey")
                .ToDictionary(),
        },
    };

    private static string TextOf(InvokeResponse response) =>
        $"{(response.Return is null ? "" : ValueText.ToText(response.Return))}{TextOf(response.Failures)}";

    private static string TextOf(IEnumerable<CheckFailure> failures) =>
        string.Join('\n', failures.Select(failure => $"{failure.Property}: {failure.Reason}"));

    private void SeeRefusal(string what, RpcException exception)
    {
        Refusals++;
        var trailers = exception.Trailers.Select(
            trailer => $"{trailer.Key}: {(trailer.IsBinary ? Encoding.Latin1.GetString(trailer.ValueBytes) : trailer.Value)}");
        See(what, string.Join('\n', [exception.Status.Detail, .. trailers]));
    }
}
