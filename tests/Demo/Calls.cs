using AtlasBackup.EngineHost.Plugins;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.Demo;

/// <summary>Calls functions of the plugin.</summary>
internal sealed class Calls(ProviderSession provider, CancellationToken cancellationToken)
{
    public async Task<Struct> GetAsync(string function, params (string Name, object? Value)[] arguments)
    {
        var response = await provider.InvokeAsync(
            $"atlasbackup:index:{function}", Properties.Of(arguments), cancellationToken);
        return response.Failures.Count == 0
            ? response.Return
            : throw new ProviderException($"{function}: {response.Failures}");
    }

    /// <summary>The items of a list.</summary>
    public async Task<IReadOnlyList<Struct>> ListAsync(
        string function, params (string Name, object? Value)[] arguments) =>
        (await GetAsync(function, arguments)).Items("results");
}
