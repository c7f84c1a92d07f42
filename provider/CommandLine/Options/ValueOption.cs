using System.CommandLine;
using System.CommandLine.Completions;
using System.Globalization;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Provider.CommandLine.Options;

/// <summary>
/// The option of an input or a setting. Its text becomes a value of the type that the contract declares; whether the
/// value is right is for core to say.
/// </summary>
internal sealed class ValueOption : Option<string[]>
{
    private const NumberStyles Numbers = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint
        | NumberStyles.AllowExponent;

    /// <param name="input">The input or the setting.</param>
    /// <param name="function">The function that has the input, or null for a setting.</param>
    public ValueOption(Input input, string? function = null)
        : base(OptionNames.Of(input.Name))
    {
        Input = input;
        Function = function;
        Arity = input.Type.Kind == TypeKind.Boolean ? ArgumentArity.ZeroOrMore : ArgumentArity.OneOrMore;
        AllowMultipleArgumentsPerToken = false;
        HelpName = input.Name == OptionNames.WaitInput ? "duration" : Placeholder(input.Type);
        CompletionSources.Add(_ => input.Type.Innermost.Values.Select(value => new CompletionItem(value)));
    }

    public Input Input { get; }

    /// <summary>The function that has the input, or null for a setting.</summary>
    public string? Function { get; }

    /// <summary>The values of the options that were given, by the names of their inputs.</summary>
    public static Dictionary<string, InputValue> ValuesIn(ParseResult result, IEnumerable<ValueOption> options)
    {
        var values = new Dictionary<string, InputValue>();
        foreach (var option in options)
        {
            if (option.ValueIn(result) is { } value)
            {
                values.Add(option.Input.Name, value);
            }
        }

        return values;
    }

    /// <summary>The value that was given, or null.</summary>
    public InputValue? ValueIn(ParseResult result)
    {
        if (result.GetResult(this) is not { Implicit: false } given)
        {
            return null;
        }

        var texts = given.Tokens.Select(token => token.Value).ToList();
        return Input.Type.Items is { } items
            ? new InputValue(InputKind.List)
            {
                Items = [.. texts.SelectMany(text => text.Split(',')).Select(text => Of(items, text))],
            }
            : texts is [var only] ? One(only)
            : texts.Count == 0 ? InputValue.Of(true)
            : throw new UsageException($"{Name} is given {texts.Count} times, and can be given once");
    }

    /// <summary>What stands for a value in the help.</summary>
    private static string Placeholder(TypeSchema type) => type switch
    {
        { Kind: TypeKind.Boolean } => "[true|false]",
        { Kind: TypeKind.Integer or TypeKind.Number } => "number",
        { Kind: TypeKind.Array } => "value,…",
        _ => "text",
    };

    private InputValue One(string text) => Input.Name != OptionNames.WaitInput ? Of(Input.Type, text)
        : Duration.Minutes(text) is { } minutes ? InputValue.Of(minutes)
        : throw new UsageException(
            $"{Name}: expected a duration such as 30m or 1h30m, got '{new PublicText([]).Of(text)}'");

    private static InputValue Of(TypeSchema type, string text) => type.Kind switch
    {
        TypeKind.Boolean when bool.TryParse(text, out var flag) => InputValue.Of(flag),
        TypeKind.Integer or TypeKind.Number
            when double.TryParse(text, Numbers, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) =>
            InputValue.Of(number),
        _ => InputValue.Of(text),
    };
}
