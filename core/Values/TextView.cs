using System.Buffers;
using System.Globalization;
using System.Text;

namespace AtlasBackup.Core.Values;

/// <summary>
/// A text with its escapes undone: each of its characters knows which part of the source it came from.
/// </summary>
/// <param name="Text">The text as it reads.</param>
/// <param name="Starts">Where in the source each character begins.</param>
/// <param name="Ends">Where in the source each character ends.</param>
internal sealed record TextView(string Text, int[] Starts, int[] Ends)
{
    private const int MaxPercentBytes = 4;

    private static readonly SearchValues<char> EscapeStarts = SearchValues.Create("%\\&");

    /// <summary>The source as it is.</summary>
    public static TextView Of(string source) =>
        new(source, [.. Enumerable.Range(0, source.Length)], [.. Enumerable.Range(1, source.Length)]);

    /// <summary>
    /// The text with one level of escapes undone, and without what cannot be seen; or null where there is neither.
    /// </summary>
    public TextView? Decoded()
    {
        // Almost every line has nothing of it, and lines come with each request.
        if (!Text.AsSpan().ContainsAny(EscapeStarts) && !Text.Any(IsInvisible))
        {
            return null;
        }

        var decoded = new Builder(this);
        for (var index = 0; index < Text.Length;)
        {
            index += decoded.Take(index);
        }

        return decoded.HasChanged ? decoded.Build() : null;
    }

    /// <summary>Whether a character shows nothing, so that a text reads the same without it.</summary>
    public static bool IsInvisible(char character) =>
        char.IsControl(character)
        || char.GetUnicodeCategory(character)
            is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private sealed class Builder(TextView view)
    {
        private readonly StringBuilder _text = new(view.Text.Length);
        private readonly List<int> _starts = new(view.Text.Length);
        private readonly List<int> _ends = new(view.Text.Length);
        private bool _isFolded;

        public bool HasChanged { get; private set; }

        public TextView Build() => new(_text.ToString(), [.. _starts], [.. _ends]);

        /// <summary>Takes the character or escape at a place.</summary>
        /// <returns>How many characters were taken.</returns>
        public int Take(int index)
        {
            var rest = view.Text.AsSpan(index);
            if (rest[0] == '%' && TakePercent(index) is var bytes and > 0)
            {
                return bytes;
            }

            if (Escapes.Read(rest) is var (length, value))
            {
                HasChanged = true;
                Add(value, index, length);
                return length;
            }

            Add(rest[0], index, 1);
            return 1;
        }

        // The bytes of one character, which UTF-8 may have up to four of.
        private int TakePercent(int index)
        {
            Span<byte> bytes = stackalloc byte[MaxPercentBytes];
            var count = 0;
            while (count < MaxPercentBytes && Escapes.ReadPercent(view.Text.AsSpan(index + (3 * count))) is { } value)
            {
                bytes[count++] = value;
            }

            if (count == 0)
            {
                return 0;
            }

            HasChanged = true;
            var isText = Rune.DecodeFromUtf8(bytes[..count], out var rune, out var used) == OperationStatus.Done;
            var length = 3 * (isText ? used : 1);
            Add(isText ? rune.ToString() : $"{(char)bytes[0]}", index, length);
            return length;
        }

        private void Add(string text, int index, int length)
        {
            foreach (var character in text)
            {
                Add(character, index, length);
            }
        }

        // A line that was folded goes on behind the white space at the beginning of the next one.
        private void Add(char character, int index, int length)
        {
            if (IsInvisible(character) || (_isFolded && character is ' '))
            {
                _isFolded |= character is '\r' or '\n';
                HasChanged = true;
                return;
            }

            _isFolded = false;
            _text.Append(character);
            _starts.Add(view.Starts[index]);
            _ends.Add(view.Ends[index + length - 1]);
        }
    }
}
