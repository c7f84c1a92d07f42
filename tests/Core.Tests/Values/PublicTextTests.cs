using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Values;

public sealed class PublicTextTests
{
    private static readonly PublicText Text = new(["hunter2 (A)", "hunter/3"]);

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(998)]
    [InlineData(5000)]
    public void Keeps_message_and_hint_together_within_a_thousand_characters(int hintLength)
    {
        var failure = Text.Of(new ProviderException(FailureKind.Refused, new string('x', 2000))
        {
            Hint = new string('y', hintLength),
        });

        Assert.Equal(1000, $"{failure.Wording} {failure.Hint}".Length);
        Assert.StartsWith("xxxx", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("…", failure.Message, StringComparison.Ordinal);
        Assert.Equal(hintLength > 500, failure.Hint?.ToString().EndsWith('…'));
    }

    [Fact]
    public void Keeps_a_thousand_characters_where_one_piece_ends_there_and_another_follows()
    {
        var failure = Text.Of(new ProviderException(
            FailureKind.Refused,
            Wording.Of($"{new string('x', 1000)}{new Name("groupId")}{"more"}")));

        Assert.Equal(1000, failure.Message.Length);
        Assert.EndsWith("x…", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bounds_a_property_that_nobody_declares()
    {
        var failure = Text.Of(new ProviderException(FailureKind.InvalidArgument, "the arguments are invalid")
        {
            Failures = [new InputFailure(new string('p', 2000), new string('r', 2000))],
        });

        var wrong = Assert.Single(failure.Failures);
        Assert.Equal((1000, 1000), (wrong.Property.Length, wrong.Reason.ToString().Length));
    }

    [Fact]
    public void Finds_a_secret_that_goes_over_the_border_of_two_texts()
    {
        var failure = Text.Of(new ProviderException(
            FailureKind.Refused,
            Wording.Of($"{"no hunter2"}{" (A)"}.") + Wording.Of($" Not hunter2 {new Name("groupId")}")));

        Assert.Equal("no [secret]. Not hunter2 groupId", failure.Message);
        Assert.EndsWith("<groupId>", failure.Wording.ToString(name => $"<{name.Text}>", function => function.Text), StringComparison.Ordinal);
    }

    [Fact]
    public void Finds_a_secret_that_is_escaped_as_in_a_path() =>
        Assert.Equal(
            "GET things/[secret]",
            Text.Of(new ProviderException(FailureKind.Refused, "GET things/hunter%2F3")).Message);
}
