using System.Collections.ObjectModel;
using System.Globalization;

namespace AtlasBackup.Core.Values;

/// <summary>The kinds of value that a caller may give.</summary>
internal enum InputKind
{
    Null,
    Unknown,
    Boolean,
    Number,
    String,
    List,
    Object,
}

/// <summary>A value that a caller gave: an argument of a function or a value of the configuration.</summary>
internal sealed record InputValue(InputKind Kind, bool IsSecret = false)
{
    public static InputValue Null { get; } = new(InputKind.Null);

    public static InputValue Unknown { get; } = new(InputKind.Unknown);

    public bool Boolean { get; init; }

    public double Number { get; init; }

    public string Text { get; init; } = "";

    public IReadOnlyList<InputValue> Items { get; init; } = [];

    public IReadOnlyDictionary<string, InputValue> Members { get; init; } =
        ReadOnlyDictionary<string, InputValue>.Empty;

    /// <summary>Whether this value or one inside it is not known yet.</summary>
    public bool ContainsUnknown =>
        Kind == InputKind.Unknown
        || Items.Any(item => item.ContainsUnknown)
        || Members.Values.Any(member => member.ContainsUnknown);

    /// <summary>The value as an error may show it, never a secret.</summary>
    public Wording Shown => this switch
    {
        { IsSecret: true } => "[secret]",
        { Kind: InputKind.Null } => "nothing",
        { Kind: InputKind.Unknown } => "a value that is not known yet",
        { Kind: InputKind.Boolean } => Boolean ? "true" : "false",
        { Kind: InputKind.Number } => Number.ToString("R", CultureInfo.InvariantCulture),
        { Kind: InputKind.String } => Wording.Of($"'{new Quote(Text)}'"),
        { Kind: InputKind.List } => "a list",
        _ => "an object",
    };

    public static InputValue Of(bool value) => new(InputKind.Boolean) { Boolean = value };

    public static InputValue Of(double value) => new(InputKind.Number) { Number = value };

    public static InputValue Of(string value) => new(InputKind.String) { Text = value };

    // A record's own text would print the value.
    public override string ToString() => Shown.ToString();
}
