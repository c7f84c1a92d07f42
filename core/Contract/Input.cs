using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Contract;

/// <summary>Where the value of an input is used.</summary>
internal enum InputPlace
{
    /// <summary>In the query of the request.</summary>
    Query,

    /// <summary>In a segment of the request's path.</summary>
    Path,

    /// <summary>Only in this program. It is not sent to Atlas.</summary>
    Local,
}

/// <summary>Which items of a list an argument keeps.</summary>
internal enum InputFilter
{
    /// <summary>The input is not a filter.</summary>
    None,

    /// <summary>Keeps the items whose output of the same name has this value.</summary>
    Equal,

    /// <summary>Keeps the items of this time or later.</summary>
    Since,

    /// <summary>Keeps the items from before this time.</summary>
    Until,

    /// <summary>Keeps this number of the newest items.</summary>
    Latest,
}

/// <summary>A value that a caller may give: an argument of a function, or a setting.</summary>
internal sealed record Input(string Name, TypeSchema Type)
{
    public string Description { get; init; } = "";

    public bool IsRequired { get; init; }

    public bool IsSecret { get; init; }

    public InputPlace Place { get; init; }

    public InputFilter Filter { get; init; }

    public InputRule Rule { get; init; } = new();

    /// <summary>Inputs that cannot be given together with this one.</summary>
    public IReadOnlyList<string> Excludes { get; init; } = [];

    /// <summary>Inputs that must be given together with this one.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>The environment variables that a setting is taken from; the first one that is set wins.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];

    /// <summary>The value of a setting that is not given.</summary>
    public InputValue Default { get; init; } = InputValue.Null;

    /// <summary>Says what is wrong with a value that was given, or null.</summary>
    /// <param name="value">The value.</param>
    /// <param name="showsText">Whether a text that was given may be repeated.</param>
    public InputFailure? Validate(InputValue value, bool showsText = true)
    {
        if (value.ContainsUnknown)
        {
            return new InputFailure(Name, "is not known yet");
        }

        if (Rule.Validate(Type, value) is not { Wrong: var wrong } mismatch)
        {
            return null;
        }

        var isSecret = IsSecret || value.IsSecret || wrong.IsSecret;
        return new InputFailure(
            Name,
            mismatch.Expected,
            mismatch.Got
                ?? (showsText || isSecret || wrong.Kind != InputKind.String
                    ? (wrong with { IsSecret = isSecret }).Shown
                    : "text"));
    }
}
