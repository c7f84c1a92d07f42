using System.Globalization;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Functions;

/// <summary>
/// The arguments of one call, checked: every one has the type and the form that its function asks for.
/// </summary>
internal sealed class Arguments
{
    public const string OmitDownloadLinks = "omitDownloadLinks";
    public const string OmitPersonalData = "omitPersonalData";
    public const string AllowMissing = "allowMissing";
    public const string PageNumber = "pageNum";
    public const string ItemsPerPage = "itemsPerPage";
    public const string IncludeCount = "includeCount";

    private readonly Dictionary<string, InputValue> _values;

    private Arguments(Dictionary<string, InputValue> values)
    {
        _values = values;
        Secrets = [.. SecretsIn(values)];
    }

    /// <summary>The texts that came as secrets. What repeats one of them is a secret too.</summary>
    public IReadOnlyList<string> Secrets { get; }

    /// <summary>The texts in values, at any depth, that came as secrets.</summary>
    public static IEnumerable<string> SecretsIn(IReadOnlyDictionary<string, InputValue> values) =>
        values.Values.SelectMany(value => SecretsIn(value, value.IsSecret));

    /// <summary>Reads the arguments of a call, or says all that is wrong with them at once.</summary>
    public static (Arguments? Arguments, IReadOnlyList<InputFailure> Failures) Read(
        Function function,
        IReadOnlyDictionary<string, InputValue> given)
    {
        var values = new Dictionary<string, InputValue>();
        var failures = new List<InputFailure>();
        foreach (var input in function.Inputs)
        {
            var value = given.GetValueOrDefault(input.Name, InputValue.Null);
            if (Validate(function, input, value, given) is { } failure)
            {
                failures.Add(failure);
            }
            else if (value.Kind != InputKind.Null)
            {
                values[input.Name] = value;
            }
            else if (input is { Place: InputPlace.Path, Default.Kind: not InputKind.Null })
            {
                values[input.Name] = input.Default;
            }
        }

        if (MissingChoice(function, given) is { } missing)
        {
            failures.Add(missing);
        }

        failures.AddRange(given.Keys
            .Where(name => function.FindInput(name) is null)
            .Order(StringComparer.Ordinal)
            .Select(name => new InputFailure(name, NotAnArgument(function))));
        return failures.Count == 0 ? (new Arguments(values), failures) : (null, failures);
    }

    public bool Has(string name) => _values.ContainsKey(name);

    public bool IsTrue(string name) => _values.TryGetValue(name, out var value) && value.Boolean;

    public bool IsFalse(string name) => _values.TryGetValue(name, out var value) && !value.Boolean;

    public int? Integer(string name) => _values.TryGetValue(name, out var value) ? (int)value.Number : null;

    public double? Number(string name) => _values.TryGetValue(name, out var value) ? value.Number : null;

    public InputValue Value(string name) => _values.GetValueOrDefault(name, InputValue.Null);

    /// <summary>The argument as it is written in a path, or null when it was not given.</summary>
    public string? Text(string name) => _values.TryGetValue(name, out var value) ? Format(value) : null;

    /// <summary>The argument as a query has it, where each item of a list has a parameter of its own.</summary>
    public IEnumerable<string> Texts(string name) => _values.GetValueOrDefault(name, InputValue.Null) switch
    {
        { Kind: InputKind.Null } => [],
        { Kind: InputKind.List, Items: var items } => items.Select(Format),
        var value => [Format(value)],
    };

    private static InputFailure? Validate(
        Function function,
        Input input,
        InputValue value,
        IReadOnlyDictionary<string, InputValue> given)
    {
        if (value.Kind == InputKind.Null)
        {
            return input.IsRequired ? new InputFailure(input.Name, "is required") : null;
        }

        return input.Validate(value)
            ?? OnePage(input, given)
            ?? EmptySpan(function, input, value, given)
            ?? SecondChoice(function, input, given)
            ?? (IsInUse(value) ? Combinations(input, given) : null);
    }

    private static InputFailure? Combinations(Input input, IReadOnlyDictionary<string, InputValue> given) =>
        Combination(input, input.Excludes.FirstOrDefault(name => IsInUse(given, name)), "cannot be combined with")
        ?? Combination(input, input.Needs.FirstOrDefault(name => !IsInUse(given, name)), "requires");

    // The later one is named, so that two arguments of which only one is allowed are one mistake.
    private static InputFailure? SecondChoice(
        Function function,
        Input input,
        IReadOnlyDictionary<string, InputValue> given)
    {
        var earlier = function.ExactlyOne.TakeWhile(name => name != input.Name).ToList();
        return earlier.Count < function.ExactlyOne.Count
            ? Combination(input, earlier.FirstOrDefault(name => IsGiven(given, name)), "cannot be combined with")
            : null;
    }

    private static InputFailure? MissingChoice(Function function, IReadOnlyDictionary<string, InputValue> given) =>
        function.ExactlyOne.Count > 0 && !function.ExactlyOne.Any(name => IsGiven(given, name))
            ? new InputFailure(
                function.ExactlyOne[0],
                Wording.Of($"is required, unless {Others(function)} is given"))
            : null;

    private static Wording Others(Function function) =>
        Wording.Join(" or ", function.ExactlyOne.Skip(1).Select(AsName));

    // A filter on one page could be mistaken for a filter on the whole list.
    private static InputFailure? OnePage(Input input, IReadOnlyDictionary<string, InputValue> given) =>
        input is { Filter: not InputFilter.None, Place: InputPlace.Local } && IsGiven(given, PageNumber)
            ? new InputFailure(
                input.Name, Wording.Of($"cannot be combined with {new Name(PageNumber)}, which reads one page only"))
            : null;

    // If no time can be between the two, they are a mistake, and the result would look like an empty list.
    private static InputFailure? EmptySpan(
        Function function,
        Input input,
        InputValue value,
        IReadOnlyDictionary<string, InputValue> given)
    {
        if (input.Filter != InputFilter.Until
            || function.Inputs.FirstOrDefault(other => other.Filter == InputFilter.Since) is not { } since
            || given.GetValueOrDefault(since.Name, InputValue.Null) is not { Kind: InputKind.String, Text: var begin })
        {
            return null;
        }

        return InputRule.ReadTime(begin) >= InputRule.ReadTime(value.Text)
            ? new InputFailure(input.Name, Wording.Of($"expected a time after {new Name(since.Name)}"))
            : null;
    }

    private static InputFailure? Combination(Input input, string? other, string relation) =>
        other is null ? null : new InputFailure(input.Name, Wording.Of($"{relation} {new Name(other)}"));

    private static bool IsGiven(IReadOnlyDictionary<string, InputValue> given, string name) =>
        given.TryGetValue(name, out var value) && value.Kind != InputKind.Null;

    // An option that is off asks for nothing that another argument could contradict.
    private static bool IsInUse(IReadOnlyDictionary<string, InputValue> given, string name) =>
        given.TryGetValue(name, out var value) && IsInUse(value);

    private static bool IsInUse(InputValue value) => value.Kind switch
    {
        InputKind.Null => false,
        InputKind.Boolean => value.Boolean,
        _ => true,
    };

    private static Wording AsName(string name) => Wording.Of($"{new Name(name)}");

    private static Wording NotAnArgument(Function function) => Wording.Of(
        $"is not an argument of {new FunctionName(function.Name)}, "
        + $"which takes {Wording.List(function.Inputs.Select(input => input.Name))}");

    private static IEnumerable<string> SecretsIn(InputValue value, bool isSecret) => value.Kind switch
    {
        InputKind.String => isSecret || value.IsSecret ? [value.Text] : [],
        InputKind.List => value.Items.SelectMany(item => SecretsIn(item, isSecret || value.IsSecret)),
        InputKind.Object => value.Members.Values.SelectMany(member => SecretsIn(member, isSecret || value.IsSecret)),
        _ => [],
    };

    private static string Format(InputValue value) => value.Kind switch
    {
        InputKind.Boolean => value.Boolean ? "true" : "false",
        InputKind.Number => value.Number.ToString(CultureInfo.InvariantCulture),
        _ => value.Text,
    };
}
