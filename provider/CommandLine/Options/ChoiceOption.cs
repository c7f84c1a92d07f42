using System.CommandLine;
using System.CommandLine.Completions;

namespace AtlasBackup.Provider.CommandLine.Options;

/// <summary>An option that takes one of a few words; the first is the default.</summary>
internal sealed class ChoiceOption : Option<string>
{
    private readonly IReadOnlyList<string> _choices;

    public ChoiceOption(string name, string description, params IReadOnlyList<string> choices)
        : base(name)
    {
        _choices = choices;
        Description = $"{description} One of {string.Join(", ", choices)}. Defaults to {choices[0]}.";
        HelpName = string.Join('|', choices);
        CompletionSources.Add(_ => choices.Select(choice => new CompletionItem(choice)));
        Validators.Add(result =>
        {
            if (result.Tokens is [var only] && !choices.Contains(only.Value))
            {
                result.AddError($"{name}: expected one of {string.Join(", ", choices)}");
            }
        });
    }

    /// <summary>The word that was given, or the default.</summary>
    public string In(ParseResult result) => result.GetValue(this) ?? _choices[0];
}
