namespace AtlasBackup.Core.Values;

/// <summary>
/// Makes the texts of a failure fit for people: without secrets, on one line, and at most 1,000 characters together.
/// </summary>
internal sealed class PublicText(IEnumerable<string> secrets)
{
    private const int MaxLength = 1000;

    // A longer hint would leave no room for what it is about.
    private const int MaxHintLength = 500;

    private readonly Redactor _redactor = new(secrets);

    /// <summary>The same failure in such texts, and without its cause, which may repeat anything.</summary>
    public ProviderException Of(ProviderException exception)
    {
        var hint = exception.Hint?.Select(Line).Shorten(MaxHintLength);
        var left = MaxLength - (hint?.ToString().Length + 1 ?? 0);
        return new ProviderException(exception.Kind, exception.Wording.Select(Line).Shorten(left))
        {
            Hint = hint,
            Failures = [.. exception.Failures.Select(Of)],
        };
    }

    private InputFailure Of(InputFailure failure) => failure with
    {
        Property = TextLine.Shorten(Line(failure.Property), MaxLength - 1),
        Reason = failure.Reason.Select(Line).Shorten(MaxLength),
        Got = failure.Got is { } got ? Line(got) : null,
    };

    private string Line(string text) => TextLine.Exact(_redactor.Redact(text));
}
