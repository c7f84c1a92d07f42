using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace AtlasBackup.EngineHost.Plugins;

/// <summary>Lets a plugin check a provider's inputs, and checks the plugin's answer as the engine does.</summary>
internal sealed class ConfigCheck(ProviderClient provider, ProviderIdentity identity)
{
    private readonly List<string> _warnings = [];

    public async Task<(Struct Inputs, IReadOnlyList<string> Warnings)> RunAsync(
        Struct inputs,
        string pluginVersion,
        CancellationToken cancellationToken)
    {
        WarnOfOldPlugin(inputs, pluginVersion);
        var response = await AskAsync(inputs, cancellationToken);
        if (response is null)
        {
            return (inputs, _warnings);
        }

        if (response.Failures.Count > 0)
        {
            var failures = response.Failures.Select(failure => Format(failure, inputs));
            throw new ProviderException(string.Join('\n', failures));
        }

        var answered = new MarshallingRules(UnknownRule.Keep).Apply(response.Inputs ?? new());
        KeepVersion(inputs, answered);
        KeepInternal(inputs, answered);
        return (Secrecy.Annotate(answered, inputs), _warnings);
    }

    private async Task<CheckResponse?> AskAsync(Struct inputs, CancellationToken cancellationToken)
    {
        try
        {
            return await provider.CheckConfigAsync(identity, inputs, cancellationToken: cancellationToken);
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.Unimplemented)
        {
            return null;
        }
        catch (RpcException exception)
        {
            throw new ProviderException(RpcErrors.Describe(exception), exception);
        }
    }

    // The value is shown as it is, even if it is secret, as the engine does: a plugin that names a credential here
    // leaks it.
    private string Format(CheckFailure failure, Struct inputs)
    {
        var resource = $"{identity.Type} resource '{identity.Name}'";
        return failure.Property.Length == 0
            ? $"{resource} has a problem: {failure.Reason}"
            : $"{resource}: property {failure.Property} value {{{Shown(inputs, failure.Property)}}} has a problem: "
                + failure.Reason;
    }

    private static string Shown(Struct inputs, string property)
    {
        var value = inputs.At(property)?.Unwrap();
        return value switch
        {
            null => "<nil>",
            { KindCase: Value.KindOneofCase.StringValue } => value.StringValue,
            _ => ValueText.ToText(value),
        };
    }

    private void KeepVersion(Struct inputs, Struct answered)
    {
        if (!inputs.Fields.TryGetValue(ProviderInputs.Version, out var version))
        {
            return;
        }

        if (!answered.Fields.TryGetValue(ProviderInputs.Version, out var answeredVersion))
        {
            answered.Fields[ProviderInputs.Version] = version.Clone();
        }
        else if (answeredVersion.StringValue != version.StringValue)
        {
            throw new ProviderException($"provider \"{identity.Urn}\" attempted to change version from "
                + $"\"{version.StringValue}\" to \"{answeredVersion.StringValue}\"");
        }
    }

    private void KeepInternal(Struct inputs, Struct answered)
    {
        if (answered.Fields.Remove(ProviderInputs.Internal))
        {
            _warnings.Add("provider attempted to use __internal key that is reserved by the engine");
        }

        if (inputs.Fields.TryGetValue(ProviderInputs.Internal, out var reserved))
        {
            answered.Fields[ProviderInputs.Internal] = reserved.Clone();
        }
    }

    private void WarnOfOldPlugin(Struct inputs, string pluginVersion)
    {
        var wanted = inputs.At(ProviderInputs.Version)?.StringValue;
        if (Release(wanted) is { } minimum && Release(pluginVersion) is { } actual && actual < minimum)
        {
            _warnings.Add($"resource plugin {identity.Package} is expected to have version >={wanted}, "
                + $"but has {pluginVersion}");
        }
    }

    private static Version? Release(string? version) =>
        Version.TryParse(version?.TrimStart('v').Split('-', '+')[0], out var release) ? release : null;
}
