using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Contract;

/// <summary>Where an argument goes.</summary>
internal enum InputPlace
{
    /// <summary>It is sent in the query of the request.</summary>
    Query,

    /// <summary>It is a segment of the request's path.</summary>
    Path,

    /// <summary>It is for this program alone, and Atlas does not see it.</summary>
    Local,
}

/// <summary>Which items of a list an argument keeps.</summary>
internal enum InputFilter
{
    /// <summary>It is no filter.</summary>
    None,

    /// <summary>Those whose output of the same name has its value.</summary>
    Equal,

    /// <summary>Those of its time or later.</summary>
    Since,

    /// <summary>Those of before its time.</summary>
    Until,

    /// <summary>As many of the newest as it says.</summary>
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

    /// <summary>What a setting is where nobody gives it.</summary>
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
