using AtlasBackup.Core.Values;

namespace AtlasBackup.Core;

/// <summary>What a front end wants to have run.</summary>
/// <param name="Function">The name of the function.</param>
/// <param name="Values">Its arguments.</param>
/// <param name="IsPreview">Whether the caller only wants to see what would happen: then nothing is waited for.</param>
internal sealed record FunctionRequest(
    string Function,
    IReadOnlyDictionary<string, InputValue> Values,
    bool IsPreview = false)
{
    /// <summary>
    /// Whether the front end asks for something of its own: then it may run an internal function, which no caller has.
    /// </summary>
    public bool IsInternal { get; init; }
}
