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
}

/// <summary>
/// What a value must look like. Only what would make a wrong request is checked; whether a thing exists is for Atlas to
/// say.
/// </summary>
internal sealed partial record InputRule
{
    // Atlas documents letters, digits and hyphens, and creates names with an underscore all the same.
    private const int MaxClusterNameLength = 64;

    private static readonly string[] TimeForms =
        ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public InputFormat Format { get; init; }

    public double? Minimum { get; init; }

    public double? Maximum { get; init; }

    public int? MaxLength { get; init; }

    public int? MinItems { get; init; }

    public int? MaxItems { get; init; }

    /// <summary>
    /// Says what was expected, and which value is wrong: this one or an item of it. Null when it is right.
    /// </summary>
    public (string Expected, InputValue Wrong)? Validate(TypeSchema type, InputValue value)
    {
        if (!type.Accepts(value))
        {
            return (Expectation(type), value);
        }

        var expected = value.Kind switch
        {
            InputKind.List => ValidateCount(value.Items.Count),
            InputKind.Number => ValidateNumber(type, value.Number),
            InputKind.String when type.Values.Count > 0 => ValidateEnumeration(type, value.Text),
            InputKind.String => ValidateText(value.Text),
            _ => null,
        };
        return expected is null ? ValidateItems(type, value) : (expected, value);
    }

    private (string Expected, InputValue Wrong)? ValidateItems(TypeSchema type, InputValue value)
    {
        if (type.Items is not { } items)
        {
            return null;
        }

        foreach (var item in value.Items)
        {
            if (Validate(items, item) is var (expected, wrong))
            {
                return ($"each item: {expected}", wrong);
            }
        }

        return null;
    }

    private string Expectation(TypeSchema type) => type.Kind is TypeKind.Integer or TypeKind.Number
        ? NumberExpectation(type)
        : $"expected {type.Words}";

    private string? ValidateCount(int count) =>
        count < MinItems || count > MaxItems ? $"expected a list of {Bounds(MinItems, MaxItems)} items" : null;

    private string? ValidateNumber(TypeSchema type, double number)
    {
        var isWhole = type.Kind == TypeKind.Integer;
        var (least, most) = isWhole
            ? (Minimum ?? int.MinValue, Maximum ?? int.MaxValue)
            : (Minimum ?? double.MinValue, Maximum ?? double.MaxValue);
        var isRight = number >= least && number <= most && (!isWhole || number == Math.Floor(number));
        return isRight ? null : NumberExpectation(type);
    }

    private string NumberExpectation(TypeSchema type)
    {
        var isWhole = type.Kind == TypeKind.Integer;
        var bounds = Minimum is null && Maximum is null
            ? (isWhole ? " of 32 bits" : "")
            : $" {Bounds(Minimum, Maximum)}";
        return (isWhole ? "expected a whole number" : "expected a number") + bounds;
    }

    private static string? ValidateEnumeration(TypeSchema type, string text) =>
        type.Values.Contains(text) ? null : $"expected one of {string.Join(", ", type.Values)}";

    private string? ValidateText(string text) => Format switch
    {
        InputFormat.ObjectId => ObjectIdPattern().IsMatch(text) ? null : "expected 24 hexadecimal digits (0-9, a-f)",
        InputFormat.ClusterName => text.Length <= MaxClusterNameLength && ClusterNamePattern().IsMatch(text)
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"expected a cluster name of letters, digits and hyphens, {MaxClusterNameLength} at most"),
        InputFormat.DateTime => IsTime(text) ? null : "expected a time such as 2026-11-26T12:00:00Z",
        InputFormat.Segment when text is "" or "." or ".." => "expected a name other than '.' and '..'",
        _ => text.Length > MaxLength || (MaxLength is not null && text.Length == 0)
            ? $"expected a text of {Bounds(1, MaxLength)} characters"
            : null,
    };

    private static bool IsTime(string text) =>
        DateTimeOffset.TryParseExact(text, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        && OffsetPattern().IsMatch(text);

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
