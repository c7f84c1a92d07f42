using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.Terraform.Names;
using Tfplugin6;

namespace AtlasBackup.Provider.Terraform;

/// <summary>Turns failures and warnings into what Terraform shows.</summary>
internal static class Diagnostics
{
    /// <summary>Why a read must wait for values of the provider block.</summary>
    public static Diagnostic NotKnownYet { get; } = Error(
        "The provider's configuration is not known yet",
        "It depends on something that is made during apply. Make that first, with terraform apply -target, or in "
            + "another configuration.");

    /// <summary>What is wrong: each argument or setting with its place, or the failure as a whole.</summary>
    public static IEnumerable<Diagnostic> Of(ProviderException exception) => exception switch
    {
        { Failures: { Count: > 0 } failures } => Of(failures),
        { Kind: FailureKind.MissingCredentials } => [InTwo(TerraformNames.Spell(exception.Wording))],
        _ => [Error(Sentence(TerraformNames.Spell(exception.Wording)), exception.Hint)],
    };

    public static IEnumerable<Diagnostic> Of(IEnumerable<InputFailure> failures) => failures.Select(Of);

    public static Diagnostic Error(string summary, Wording? detail) => new()
    {
        Severity = Severity.Error,
        Summary = summary.TrimEnd('.'),
        Detail = detail is null ? "" : TerraformNames.Spell(detail),
    };

    public static Diagnostic Warning(string text) => new()
    {
        Severity = Severity.Warning,
        Summary = Sentence(text).TrimEnd('.'),
    };

    // The ways to give credentials are too long for a summary, which Terraform prints on one line.
    private static Diagnostic InTwo(string text)
    {
        var (summary, detail) = text.Split(": ", 2) is [var first, var rest] ? (first, rest) : (text, "");
        return Error(Sentence(summary), Sentence(detail));
    }

    // What was given is not repeated: Terraform shows the line of the configuration, and knows which values are
    // sensitive. With the place of a secret it would show a secret that is written there.
    private static Diagnostic Of(InputFailure failure)
    {
        var reason = TerraformNames.Spell(failure.Reason);
        if (failure.Property.Length == 0)
        {
            return Error(Sentence(reason), null);
        }

        var name = TerraformNames.Attribute(failure.Property);
        var error = Error($"{name}: {reason}", null);
        if (Settings.Find(failure.Property) is not { IsSecret: true })
        {
            error.Attribute = new AttributePath { Steps = { new PathStep { AttributeName = name } } };
        }

        return error;
    }

    // A name keeps its spelling: it has an underscore or is followed by one word only.
    private static string Sentence(string text)
    {
        var word = text.Split(' ', 2)[0];
        return text.Length == 0 || word.Contains('_', StringComparison.Ordinal)
            ? text
            : char.ToUpperInvariant(text[0]) + text[1..];
    }
}
