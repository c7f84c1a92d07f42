using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace AtlasBackup.Core.Values;

/// <summary>
/// A text for people in which names stand apart from words, so that each front end can spell them: <c>groupId</c>,
/// <c>group_id</c>, <c>--group-id</c>.
/// </summary>
internal sealed class Wording
{
    // Texts, Names and FunctionNames.
    private readonly ImmutableArray<object> _pieces;

    private Wording(ImmutableArray<object> pieces) => _pieces = pieces;

    public static implicit operator Wording(string text) => FromString(text);

    public static Wording FromString(string text) => new([text]);

    /// <summary>Makes a wording of an interpolated text, whose names stay names.</summary>
    public static Wording Of(Builder text) => new(text.Pieces);

    /// <summary>The text as the contract spells its names.</summary>
    public override string ToString() => ToString(static name => name.Text, static function => function.Text);

    /// <summary>The text with the names as a front end spells them.</summary>
    public string ToString(Func<Name, string> spell, Func<FunctionName, string> spellFunction) =>
        string.Concat(_pieces.Select(piece => piece switch
        {
            Name name => spell(name),
            FunctionName function => spellFunction(function),
            _ => (string)piece,
        }));

    /// <summary>Changes the words, and leaves the names as they are.</summary>
    public Wording Select(Func<string, string> change) =>
        new([.. _pieces.Select(piece => piece is string text ? change(text) : piece)]);

    /// <summary>Collects the pieces of an interpolated text.</summary>
    [InterpolatedStringHandler]
    internal readonly struct Builder(int literalLength, int formattedCount)
    {
        private readonly ImmutableArray<object>.Builder _pieces =
            ImmutableArray.CreateBuilder<object>((2 * formattedCount) + Math.Min(1, literalLength));

        public ImmutableArray<object> Pieces => _pieces.ToImmutable();

        public void AppendLiteral(string text) => _pieces.Add(text);

        public void AppendFormatted(Name name) => _pieces.Add(name);

        public void AppendFormatted(FunctionName function) => _pieces.Add(function);

        public void AppendFormatted(Wording wording) => _pieces.AddRange(wording._pieces);

        public void AppendFormatted(string? text) => _pieces.Add(text ?? "");

        public void AppendFormatted<T>(T value, string? format = null)
            where T : IFormattable => _pieces.Add(value.ToString(format, CultureInfo.InvariantCulture));
    }
}
