using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace AtlasBackup.Core.Values;

/// <summary>
/// A text for people in which names stand apart from words, so that each front end can spell them: <c>groupId</c>,
/// <c>group_id</c>, <c>--group-id</c>.
/// </summary>
internal sealed class Wording
{
    // Texts, Quotes, Names and FunctionNames.
    private readonly ImmutableArray<object> _pieces;

    private Wording(ImmutableArray<object> pieces) => _pieces = pieces;

    public static implicit operator Wording(string text) => FromString(text);

    public static Wording operator +(Wording first, Wording second) => first.Add(second);

    public static Wording FromString(string text) => new([text]);

    public Wording Add(Wording other) => new([.. _pieces, .. other._pieces]);

    /// <summary>Makes a wording of an interpolated text, whose names stay names.</summary>
    public static Wording Of(Builder text) => new(text.Pieces);

    /// <summary>Makes a wording of names, with commas between them.</summary>
    public static Wording List(IEnumerable<string> names) => Join(", ", names.Select(name => Of($"{new Name(name)}")));

    /// <summary>Joins wordings with a text between them.</summary>
    public static Wording Join(string separator, IEnumerable<Wording> wordings) =>
        new([.. wordings.SelectMany(
            (wording, index) => index == 0 ? wording._pieces : [separator, .. wording._pieces])]);

    /// <summary>The text as the contract spells its names.</summary>
    public override string ToString() => ToString(static name => name.Text, static function => function.Text);

    /// <summary>The text with the names as a front end spells them.</summary>
    public string ToString(Func<Name, string> spell, Func<FunctionName, string> spellFunction) =>
        string.Concat(_pieces.Select(piece => piece switch
        {
            Name name => spell(name),
            FunctionName function => spellFunction(function),
            _ => $"{piece}",
        }));

    /// <summary>Turns what is quoted into words.</summary>
    public Wording SelectQuotes(Func<Quote, string> change) =>
        new([.. _pieces.Select(piece => piece is Quote quote ? change(quote) : piece)]);

    /// <summary>
    /// Changes the words, and leaves the names as they are. What stands between two names is changed as a whole.
    /// </summary>
    public Wording Select(Func<string, string> change)
    {
        var pieces = ImmutableArray.CreateBuilder<object>();
        var words = new StringBuilder();
        foreach (var piece in _pieces)
        {
            if (piece is string text)
            {
                words.Append(text);
                continue;
            }

            pieces.Add(change(words.ToString()));
            pieces.Add(piece);
            words.Clear();
        }

        pieces.Add(change(words.ToString()));
        return new Wording(pieces.ToImmutable());
    }

    /// <summary>The beginning of the text, where it is longer than that with the contract's own names.</summary>
    public Wording Shorten(int length)
    {
        if (ToString().Length <= length)
        {
            return this;
        }

        var pieces = ImmutableArray.CreateBuilder<object>();
        var left = length - 1;
        foreach (var piece in _pieces)
        {
            var size = piece.ToString()?.Length ?? 0;
            if (size > left)
            {
                pieces.Add(piece is string text ? TextLine.Shorten(text, Math.Max(0, left)) : "…");
                break;
            }

            pieces.Add(piece);
            left -= size;
        }

        return new Wording(pieces.ToImmutable());
    }

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

        public void AppendFormatted(Quote quote) => _pieces.Add(quote);

        public void AppendFormatted(Wording wording) => _pieces.AddRange(wording._pieces);

        public void AppendFormatted(string? text) => _pieces.Add(text ?? "");

        public void AppendFormatted<T>(T value, string? format = null)
            where T : IFormattable => _pieces.Add(value.ToString(format, CultureInfo.InvariantCulture));
    }
}
