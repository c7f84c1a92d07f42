namespace AtlasBackup.Core.Values;

/// <summary>
/// Makes texts fit for people, and is the only class that does: without secrets, then on one line, then at most 1,000
/// characters.
/// </summary>
internal sealed class PublicText(IEnumerable<string> secrets)
{
    private const int MaxLength = 1000;

    // A longer hint would leave no room for what it is about.
    private const int MaxHintLength = 500;

    // A name, what was expected of it, and what was given, are one line together.
    private const int MaxReasonLength = 750;

    // A program gives a dozen arguments. Nobody reads what is wrong with a hundred.
    private const int MaxFailures = 20;

    // Of a longer text only so much is looked at, which is far more than is shown of it.
    private const int Window = 8 * 1024;

    private readonly Redactor _redactor = new(secrets);

    /// <summary>The same failure in such texts, and without its cause, which may repeat anything.</summary>
    public ProviderException Of(ProviderException exception)
    {
        var hint = exception.Hint is { } given ? Of(given, MaxHintLength) : null;
        var left = MaxLength - (hint?.ToString().Length + 1 ?? 0);
        return new ProviderException(exception.Kind, Of(exception.Wording, left))
        {
            Hint = hint,
            Failures = Of(exception.Failures),
        };
    }

    public Wording Of(Wording text) => Of(text, MaxLength);

    public string Of(string text) => TextLine.Shorten(Line(text), MaxLength - 1);

    public IReadOnlyList<InputFailure> Of(IReadOnlyList<InputFailure> failures)
    {
        var shown = failures.Take(MaxFailures).Select(Of);
        var left = failures.Count - MaxFailures;
        return left <= 0 ? [.. shown] : [.. shown, new InputFailure("", $"and {left} more like these")];
    }

    private InputFailure Of(InputFailure failure) => new(
        Quoted(new Quote(failure.Property)),
        Of(failure.Reason, MaxReasonLength),
        failure.Got is { } got ? Of(got, MaxReasonLength) : null);

    private Wording Of(Wording text, int length) => text.SelectQuotes(Quoted).Select(Line).Shorten(length);

    // Texts are joined and cut only after this: a secret that was split over two lines or cut could not be found.
    private string Quoted(Quote quote)
    {
        var text = _redactor.Redact(TextLine.Shorten(quote.Text, Window));
        return TextLine.Shorten(TextLine.Visible(quote.IsProse ? TextLine.Words(text) : text), quote.MaxLength);
    }

    private string Line(string text) => TextLine.Visible(_redactor.Redact(TextLine.Shorten(text, Window)));
}
