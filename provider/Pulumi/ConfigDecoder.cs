using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Provider.Pulumi;

/// <summary>
/// Reads the configuration as the engine or an SDK encodes it: the engine sends every value as text, SDKs send JSON
/// text or the value itself. Any of these may be marked as a secret.
/// </summary>
internal static class ConfigDecoder
{
    // Keys that the engine adds for its own use.
    private static readonly HashSet<string> EngineKeys = ["version", "pluginDownloadURL", "__internal"];

    public static IReadOnlyDictionary<string, InputValue> Decode(IReadOnlyDictionary<string, InputValue> given) => given
        .Where(value => !EngineKeys.Contains(value.Key))
        .ToDictionary(value => value.Key, value => Decode(Settings.Find(value.Key), value.Value));

    private static InputValue Decode(Input? setting, InputValue value)
    {
        if (setting is null or { Type.Kind: TypeKind.String } || value.Kind != InputKind.String)
        {
            return value;
        }

        if (value.Text.Length == 0)
        {
            return InputValue.Null;
        }

        var decoded = StructReader.ReadJson(value.Text) ?? value;
        return decoded with { IsSecret = value.IsSecret || decoded.IsSecret };
    }
}
