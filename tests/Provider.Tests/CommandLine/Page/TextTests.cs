using AtlasBackup.Provider.CommandLine.Reports.Page.Html;
using AtlasBackup.Provider.CommandLine.Reports.Page.Model;


namespace AtlasBackup.Provider.Tests.CommandLine.Page;

/// <summary>Tests the words and numbers of the page.</summary>
public sealed class TextTests
{
    [Theory]
    [InlineData(0, "less than 1 min")]
    [InlineData(59.9 / 3600, "less than 1 min")]
    [InlineData(1.99, "119 min")]
    [InlineData(2, "2 h")]
    [InlineData(5.79, "5.7 h")]
    [InlineData(47.9, "47 h")]
    [InlineData(48, "2 days")]
    [InlineData(167.99, "6.9 days")]
    [InlineData(24 * 60.5, "60 days")]
    [InlineData(24 * 365, "12 months")]
    [InlineData(24 * 365 * 4, "4 years")]
    public void A_length_is_in_the_unit_that_fits_it_and_never_too_long(double hours, string expected) =>
        Assert.Equal(expected, PageText.Length(TimeSpan.FromHours(hours)));

    [Theory]
    [InlineData("inProgress", "in progress")]
    [InlineData("IN_PROGRESS", "in progress")]
    [InlineData("InProgress", "in progress")]
    [InlineData("recoveryPointAfter", "recovery point after")]
    [InlineData("COMPLETED", "completed")]
    [InlineData("S3/<b>", "S3/<b>")]
    [InlineData("", "")]
    public void Values_of_enumerations_are_words_and_other_texts_stay(string value, string expected) =>
        Assert.Equal(expected, PageText.Words(value));

    [Theory]
    [InlineData("completed", EventState.Done)]
    [InlineData("COMPLETED", EventState.Done)]
    [InlineData("Successful", EventState.Done)]
    [InlineData("succeeded", EventState.Done)]
    [InlineData("FINISHED", EventState.Done)]
    [InlineData("failed", EventState.Failed)]
    [InlineData("Failed", EventState.Failed)]
    [InlineData("queued", EventState.InProgress)]
    [InlineData("inProgress", EventState.InProgress)]
    [InlineData("IN_PROGRESS", EventState.InProgress)]
    [InlineData("PENDING", EventState.InProgress)]
    [InlineData("RUNNING", EventState.InProgress)]
    [InlineData("cancelled", EventState.Ended)]
    [InlineData("expired", EventState.Ended)]
    [InlineData("lost", EventState.Unknown)]
    [InlineData(null, EventState.Unknown)]
    internal void Every_list_of_Atlas_has_its_own_words_for_states(string? state, EventState expected) =>
        Assert.Equal(expected, EventStates.Read(state));

    [Fact]
    public void A_writer_escapes_texts_and_attributes_and_closes_what_was_opened()
    {
        using var output = new StringWriter();

        new HtmlWriter(output).Begin("a", ("title", "\"<&'")).Text("</a>\u202e").End();

        Assert.Equal("<a title=\"&quot;&lt;&amp;&#x27;\">&lt;/a&gt;\\u202E</a>", output.ToString());
    }
}
