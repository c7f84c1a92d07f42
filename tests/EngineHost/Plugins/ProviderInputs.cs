using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.EngineHost.Plugins;

/// <summary>Encodes the inputs of a provider resource for the calls that carry them.</summary>
internal static class ProviderInputs
{
    public const string Version = "version";
    public const string Internal = "__internal";

    private static readonly MarshallingRules PlainRules =
        new(UnknownRule.Keep, keepSecrets: false, keepResources: false);

    private static readonly MarshallingRules SecretRules = new(UnknownRule.Keep);

    /// <summary>For CheckConfig and DiffConfig, to which secrets are sent as plain values.</summary>
    public static Struct Plain(Struct inputs) => PlainRules.Apply(WithoutInternal(inputs));

    /// <summary>For Configure, where secrets keep their marks whatever the plugin says it accepts.</summary>
    public static Struct WithSecrets(Struct inputs) => SecretRules.Apply(WithoutInternal(inputs));

    /// <summary>The deprecated form of Configure's arguments: text by configuration key.</summary>
    public static IDictionary<string, string> Variables(string package, Struct inputs) =>
        Plain(inputs).Fields
            .Where(input => input.Key != Version)
            .ToDictionary(input => $"{package}:config:{input.Key}", input => Text(input.Value));

    private static string Text(Value value) =>
        value.KindCase == Value.KindOneofCase.StringValue ? value.StringValue : ValueText.ToText(value);

    private static Struct WithoutInternal(Struct inputs)
    {
        var filtered = inputs.Clone();
        filtered.Fields.Remove(Internal);
        return filtered;
    }
}
