using System.Globalization;
using System.Text.RegularExpressions;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Contract;

/// <summary>The forms that a text may have to have.</summary>
internal enum InputFormat
{
    /// <summary>Any text.</summary>
    Any,

    /// <summary>An ID of Atlas: 24 hexadecimal digits.</summary>
    ObjectId,

    /// <summary>The name of a cluster.</summary>
    ClusterName,

    /// <summary>Any text that can be one segment of a path.</summary>
    Segment,

    /// <summary>A point in time as ISO 8601, with its offset from UTC.</summary>
    DateTime,

    /// <summary>A whole number of more than 32 bits.</summary>
    Int64,
}

/// <summary>What is wrong with a value.</summary>
/// <param name="Expected">What was expected.</param>
/// <param name="Wrong">The value, or the item of it, that is wrong.</param>
/// <param name="Got">What it is, with what to do about it, where that helps more than the value itself.</param>
internal sealed record Mismatch(string Expected, InputValue Wrong, string? Got = null);

/// <summary>
/// What a value must look like. Only what would make a wrong request is checked; whether a thing exists is for Atlas to
/// say.
/// </summary>
internal sealed partial record InputRule
{
    // Atlas documents letters, digits and hyphens, and creates names with an underscore all the same.
    private const int MaxClusterNameLength = 64;

    // The largest whole number below which a double holds every other.
    private const double MaxWhole = 9_007_199_254_740_991;

    private static readonly string[] TimeForms =
        ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public InputFormat Format { get; init; }

    public double? Minimum { get; init; }

    /// <summary>A number must be greater than this.</summary>
    public double? ExclusiveMinimum { get; init; }

    public double? Maximum { get; init; }

    public int? MaxLength { get; init; }

    public int? MinItems { get; init; }

    public int? MaxItems { get; init; }

    /// <summary>Says what is wrong with a value or an item of it, or null when it is right.</summary>
    public Mismatch? Validate(TypeSchema type, InputValue value)
    {
        if (!type.Accepts(value))
        {
            return new Mismatch(Expectation(type), value, Quoted(type, value));
        }

        var expected = value.Kind switch
        {
            InputKind.List => ValidateCount(value.Items.Count),
            InputKind.Number => ValidateNumber(type, value.Number),
            InputKind.String => IsRight(type, value.Text) ? null : TextExpectation(type),
            _ => null,
        };
        return expected is null ? ValidateItems(type, value) : new Mismatch(expected, value);
    }

    /// <summary>Reads a text of the format <see cref="InputFormat.DateTime"/>, or null where it is none.</summary>
    public static DateTimeOffset? ReadTime(string? text) =>
        text is not null
        && DateTimeOffset.TryParseExact(
            text, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
        && OffsetPattern().IsMatch(text)
            ? time
            : null;

    private Mismatch? ValidateItems(TypeSchema type, InputValue value) => type.Items is not { } items
        ? null
        : value.Items.Select(item => Validate(items, item)).FirstOrDefault(mismatch => mismatch is not null)
            is { } wrong
            ? wrong with { Expected = $"each item: {wrong.Expected}" }
            : null;

    private string Expectation(TypeSchema type) => type.Kind switch
    {
        TypeKind.Integer or TypeKind.Number => NumberExpectation(type),
        TypeKind.String => TextExpectation(type),
        _ => $"expected {type.Words}",
    };

    // In languages without types, such as YAML, an ID of digits is a number unless it is in quotes, and a number in
    // quotes is text.
    private string? Quoted(TypeSchema type, InputValue value)
    {
        var quotes = Format == InputFormat.ObjectId ? "put the ID in quotes" : "put it in quotes";
        return (type.Kind, value.Kind) switch
        {
            (TypeKind.String, InputKind.Number) => $"a number; {quotes}",
            (TypeKind.String, InputKind.Boolean) => $"{(value.Boolean ? "true" : "false")}; {quotes}",
            (TypeKind.Integer or TypeKind.Number, InputKind.String)
                when double.TryParse(value.Text, CultureInfo.InvariantCulture, out _) =>
                "text; leave out the quotes",
            (TypeKind.Boolean, InputKind.String) when value.Text is "true" or "false" => "text; leave out the quotes",
            _ => null,
        };
    }

    private string? ValidateCount(int count) =>
        count < MinItems || count > MaxItems ? $"expected a list of {Bounds(MinItems, MaxItems)} items" : null;

    private string? ValidateNumber(TypeSchema type, double number)
    {
        var isWhole = IsWhole(type);
        var (least, most) = (type.Kind, Format) switch
        {
            (TypeKind.Integer, _) => (Minimum ?? int.MinValue, Maximum ?? int.MaxValue),
            (_, InputFormat.Int64) => (Minimum ?? -MaxWhole, Maximum ?? MaxWhole),
            _ => (Minimum ?? double.MinValue, Maximum ?? double.MaxValue),
        };
        var isRight = number >= least
            && number <= most
            && !(number <= ExclusiveMinimum)
            && (!isWhole || number == Math.Floor(number));
        return isRight ? null : NumberExpectation(type);
    }

    private bool IsWhole(TypeSchema type) => type.Kind == TypeKind.Integer || Format == InputFormat.Int64;

    private string NumberExpectation(TypeSchema type)
    {
        var isWhole = IsWhole(type);
        var bounds = (ExclusiveMinimum, Minimum, Maximum) switch
        {
            ({ } least, _, null) => string.Create(CultureInfo.InvariantCulture, $" greater than {least}"),
            ({ } least, _, { } most) => string.Create(
                CultureInfo.InvariantCulture, $" greater than {least} and up to {most}"),
            (null, null, null) => type.Kind == TypeKind.Integer ? " of 32 bits" : "",
            _ => $" {Bounds(Minimum, Maximum)}",
        };
        return (isWhole ? "expected a whole number" : "expected a number") + bounds;
    }

    private bool IsRight(TypeSchema type, string text) => Format switch
    {
        _ when type.Values.Count > 0 => type.Values.Contains(text),
        InputFormat.ObjectId => ObjectIdPattern().IsMatch(text),
        InputFormat.ClusterName => text.Length <= MaxClusterNameLength && ClusterNamePattern().IsMatch(text),
        InputFormat.DateTime => ReadTime(text) is not null,
        InputFormat.Segment => text is not ("" or "." or ".."),
        _ => MaxLength is null || (text.Length > 0 && text.Length <= MaxLength),
    };

    private string TextExpectation(TypeSchema type) => Format switch
    {
        _ when type.Values is [var only] => $"expected {only}",
        _ when type.Values.Count > 0 => $"expected one of {string.Join(", ", type.Values)}",
        InputFormat.ObjectId => "expected 24 hexadecimal digits (0-9, a-f)",
        InputFormat.ClusterName => string.Create(
            CultureInfo.InvariantCulture,
            $"expected a cluster name of letters, digits and hyphens, {MaxClusterNameLength} at most"),
        InputFormat.DateTime => "expected a time such as 2026-11-26T12:00:00Z",
        InputFormat.Segment => "expected a name other than '.' and '..'",
        _ => MaxLength is null ? $"expected {type.Words}" : $"expected a text of {Bounds(1, MaxLength)} characters",
    };

    private static string Bounds(double? least, double? most) => (least, most) switch
    {
        (_, null) => string.Create(CultureInfo.InvariantCulture, $"from {least}"),
        (null, _) => string.Create(CultureInfo.InvariantCulture, $"up to {most}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"from {least} to {most}"),
    };

    [GeneratedRegex(@"^[0-9a-f]{24}\z")]
    private static partial Regex ObjectIdPattern();

    [GeneratedRegex(@"^[a-zA-Z0-9][a-zA-Z0-9_-]*\z")]
    private static partial Regex ClusterNamePattern();

    [GeneratedRegex(@"[0-9](?:Z|[+-][0-9]{2}:[0-9]{2})\z")]
    private static partial Regex OffsetPattern();
}
