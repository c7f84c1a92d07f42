using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace AtlasBackup.Fuzz.Tests;

/// <summary>
/// Runs a property over many generated cases: with a fixed seed and few cases in `make test`, with a fresh
/// seed and as many as FUZZ_CASES says in `make fuzz`. A failing case is shrunk and its seed printed.
/// </summary>
internal static class Fuzzer
{
    private const int CasesInTests = 2_500;
    private const int MaxSize = 60;
    private const ulong FixedSeed = 20_261_123;

    // The generator goes from seed to seed by this step: with a small one, runs whose seeds are neighbours would have
    // most of their cases in common.
    private const ulong Step = 0x9E37_79B9_7F4A_7C15;

    private static readonly int Cases = Setting("FUZZ_CASES") is { } cases ? (int)cases : CasesInTests;

    /// <param name="cases">What the cases are made of.</param>
    /// <param name="property">What must hold for each.</param>
    /// <param name="share">How many cases of a cheap property one of this costs: so many times fewer are run.</param>
    public static void Check<T>(Gen<T> cases, Action<T> property, int share = 1)
    {
        var random = Setting("FUZZ_SEED") is { } seed ? seed : FixedSeed;
        var config = Config.QuickThrowOnFailure
            .WithMaxTest(Math.Max(1, Cases / share))
            .WithEndSize(MaxSize)
            .WithReplay(random, Step);
        Prop.ForAll(cases.ToArbitrary(), property).Check(config);
    }

    private static ulong? Setting(string name) =>
        ulong.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}
