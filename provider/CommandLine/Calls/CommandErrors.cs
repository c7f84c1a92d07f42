using System.CommandLine;
using System.CommandLine.Parsing;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.CommandLine.Options;
using AtlasBackup.Provider.CommandLine.Terminals;

namespace AtlasBackup.Provider.CommandLine.Calls;

/// <summary>Says in one line why the command failed.</summary>
internal static class CommandErrors
{
    private const int MostSimilar = 3;

    /// <summary>What is wrong with a call: every argument or setting, or why it failed as a whole.</summary>
    public static string Of(CallException exception) =>
        Of(exception.Failure, FunctionCatalog.FindAny(exception.Function));

    /// <summary>Why a call failed, or a configuration cannot be used.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="function">The function that was called, or null.</param>
    public static string Of(ProviderException failure, Function? function)
    {
        var text = failure is { Kind: FailureKind.InvalidArgument, Failures: { Count: > 0 } failures }
            ? string.Join("; ", failures.Select(one => Of(one, function)))
            : OptionNames.Spell(failure.Wording, function);
        return failure.Hint is { } hint ? $"{text.TrimEnd('.')}. {OptionNames.Spell(hint, function)}" : text;
    }

    /// <summary>What is wrong with the words that the command was called with, or null.</summary>
    /// <param name="result">The words.</param>
    /// <param name="redact">Removes secrets from a text.</param>
    public static string? Of(ParseResult result, Func<string, string> redact)
    {
        if (result.Errors.Count == 0)
        {
            return null;
        }

        if (WithoutValue(result.CommandResult) is { } option)
        {
            return $"{option.Name} needs a value";
        }

        if (result.UnmatchedTokens is not [var word, ..])
        {
            return redact(result.Errors[0].Message.ReplaceLineEndings(" ").TrimEnd('.'));
        }

        // What follows may be a secret.
        var name = word.Split('=', ':')[0];
        var shown = new PublicText([]).Of(redact(word.StartsWith('-') ? name : word.Split('=')[0]));
        var command = result.CommandResult;
        var path = PathOf(command);
        if (word.StartsWith('-'))
        {
            return $"{path} has no option {shown}{Similar(name, OptionsOf(command))}";
        }

        return command.Command.Subcommands.Count == 0
            ? $"{path} does not take the word '{shown}'; each value needs its option before it"
            : $"{path} has no '{shown}'{Similar(word, command.Command.Subcommands.Select(verb => verb.Name))}";
    }

    /// <summary>Why no help can be shown of a word.</summary>
    public static string NoHelp(string word, IEnumerable<string> names) =>
        $"there is no verb and no function '{new PublicText([]).Of(word)}'{Similar(word, names)}";

    private static string Of(InputFailure failure, Function? function)
    {
        var reason = OptionNames.Spell(failure.WithGot, function);
        return failure.Property.Length == 0
            ? reason
            : $"{OptionNames.Spell(Wording.Of($"{new Name(failure.Property)}"), function)}: {reason}";
    }

    // Without a value, an option takes the name of the next one for it.
    private static Option? WithoutValue(CommandResult command)
    {
        var names = OptionsOf(command).ToHashSet();
        return command.Children
            .OfType<OptionResult>()
            .Where(given => !given.Implicit && given.Option.Arity.MinimumNumberOfValues > 0)
            .FirstOrDefault(given => given.Tokens.Count == 0 || given.Tokens.Any(token => names.Contains(token.Value)))
            ?.Option;
    }

    private static string PathOf(CommandResult command) => command.Parent is CommandResult parent
        ? $"{(parent.Parent is null ? "" : $"{PathOf(parent)} ")}{command.Command.Name}"
        : CommandName.Text;

    private static IEnumerable<string> OptionsOf(CommandResult command) => command.Command.Options
        .Concat(command.Command.Parents.SelectMany(OptionsFor))
        .Where(option => !option.Hidden)
        .Select(option => option.Name);

    private static IEnumerable<Option> OptionsFor(Symbol parent) => parent is Command command
        ? command.Options.Where(option => option.Recursive).Concat(command.Parents.SelectMany(OptionsFor))
        : [];

    private static string Similar(string word, IEnumerable<string> names)
    {
        var similar = Similarity.Closest(word, names, MostSimilar).ToList();
        return similar.Count == 0 ? "" : $"; the most similar are {string.Join(", ", similar)}";
    }
}
