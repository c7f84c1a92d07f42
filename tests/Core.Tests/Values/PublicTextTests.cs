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
    public void Keeps_what_is_wrong_with_an_argument_within_a_thousand_characters()
    {
        var failure = Text.Of(new ProviderException(FailureKind.InvalidArgument, "the arguments are invalid")
        {
            Failures = [new InputFailure(new string('p', 2000), new string('r', 2000), InputValue.Of(new string('g', 2000)).Shown)],
        });

        var wrong = Assert.Single(failure.Failures);
        Assert.InRange($"{wrong.Property}: {wrong.WithGot}".Length, 900, 1000);
        Assert.Contains("r…, got 'g", $"{wrong.WithGot}", StringComparison.Ordinal);
        Assert.EndsWith("g…'", $"{wrong.WithGot}", StringComparison.Ordinal);
    }

    [Fact]
    public void Says_what_is_wrong_with_twenty_arguments_and_how_many_more_there_are()
    {
        var failure = Text.Of(new ProviderException(FailureKind.InvalidArgument, "the arguments are invalid")
        {
            Failures = [.. Enumerable.Range(0, 1000).Select(number => new InputFailure($"a{number}", "is wrong"))],
        });

        Assert.Equal(21, failure.Failures.Count);
        Assert.Equal("and 980 more like these", $"{failure.Failures[20].Reason}");
    }

    // Every cut is made inside a secret, at each of its characters and in every encoding.
    [Theory]
    [InlineData("message")]
    [InlineData("hint")]
    [InlineData("quote")]
    [InlineData("property")]
    [InlineData("reason")]
    [InlineData("value")]
    [InlineData("window")]
    public void Leaves_no_part_of_a_secret_where_it_cuts(string place)
    {
        const string secret = "Zx9_kQ7-wV5/mJ3+";
        var text = new PublicText([secret]);
        foreach (var (name, spelling) in SecretSpellings.All)
        {
            var written = spelling(secret);
            var part = Math.Max(6, 5 * written.Length / secret.Length);
            for (var before = 0; before <= written.Length; before += 3)
            {
                var shown = Shown(text.Of(Failure(place, written, before)));

                Assert.True(
                    Enumerable.Range(0, written.Length - part).All(start =>
                        !shown.Contains(written.Substring(start, part), StringComparison.OrdinalIgnoreCase)),
                    $"{name}, {before} characters of {written}: {shown}");
            }
        }
    }

    [Fact]
    public void Finds_a_secret_that_continues_from_one_text_into_the_next()
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

    private static ProviderException Failure(string place, string written, int before)
    {
        string At(int cut) => $"{new string('.', Math.Max(0, cut - before))} {written} and more{new string('.', 1100)}";
        var failure = new ProviderException(FailureKind.Refused, "no");
        var wrong = new InputFailure("a", "is wrong");
        return place switch
        {
            "message" => new ProviderException(FailureKind.Refused, At(999)),
            "hint" => new ProviderException(FailureKind.Refused, "no") { Hint = At(499) },
            "quote" => new ProviderException(FailureKind.Refused, Wording.Of($"no {new Quote(At(500), IsProse: true)}")),
            "property" => new ProviderException(FailureKind.Refused, "no") { Failures = [wrong with { Property = At(80) }] },
            "reason" => new ProviderException(FailureKind.Refused, "no") { Failures = [wrong with { Reason = At(750) }] },
            "value" => new ProviderException(FailureKind.Refused, "no")
            {
                Failures = [wrong with { Got = InputValue.Of(At(80)).Shown }],
            },

            // The text before it is a secret, too, and takes hardly any room after it is removed.
            "window" => new ProviderException(
                FailureKind.Refused,
                $"Bearer {new string('7', (8 * 1024) - before - 8)} {written} and more{new string('.', 1100)}"),
            _ => failure,
        };
    }

    private static string Shown(ProviderException failure) => string.Join(
        '\n',
        [failure.Message, $"{failure.Hint}", .. failure.Failures.Select(wrong => $"{wrong.Property}: {wrong.WithGot}")]);
}
