namespace AtlasBackup.Core;

/// <summary>What core must know of the front end that it works for.</summary>
/// <param name="Product">The name by which Atlas knows it, in the user agent.</param>
/// <param name="HowToConfigure">
/// How a person gives it a credential other than in the environment, in words; null where there is no other way.
/// </param>
internal sealed record FrontEnd(string Product, string? HowToConfigure)
{
    /// <summary>The program that it serves, with its version, when that is known; else null.</summary>
    public Func<string?> Host { get; init; } = static () => null;
}
