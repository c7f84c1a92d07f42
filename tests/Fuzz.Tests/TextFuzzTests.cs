using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using AtlasBackup.Core.Values;
using FsCheck;
using FsCheck.Fluent;

namespace AtlasBackup.Fuzz.Tests;

public sealed class TextFuzzTests
{
    private static readonly Gen<string> Secrets = Gen.Resize(
        Gen.Elements("abcXYZ019_-/+=.~$&<>\"'\\%; é漢😀".EnumerateRunes().Select(rune => rune.ToString()).ToArray())
            .ListOf(24),
        24).Select(parts => $"q{string.Concat(parts)}Z");

    private static readonly Gen<Func<string, string>> Spellings = Gen.Elements<Func<string, string>>(
        text => text,
        text => text.ToUpperInvariant(),
        Uri.EscapeDataString,
        WebUtility.UrlEncode,
        WebUtility.HtmlEncode,
        JavaScriptEncoder.Default.Encode,
        text => string.Concat(text.Select(unit => $"&#x{(int)unit:X};")),
        text => string.Concat(Encoding.UTF8.GetBytes(text).Select(unit => $"%{unit:x2}")),
        text => string.Concat(text.Select(unit => $"\\u{(int)unit:x4}")));

    private static readonly Gen<string> Around = Gen.Elements(
        "", " ", "%", "%2", "&", "&#", "\\", "\\u", "…", "...", "=", "a", "\r\n", "\u202e", "\ud800", "Bearer ", "漢");

    [Fact]
    public void No_part_of_a_secret_is_left_however_it_was_written_and_wherever_it_is_cut()
    {
        var cases =
            from secret in Secrets
            from spellings in Gen.Resize(Spellings.ListOf(), 3)
            from before in Around
            from after in Around
            from room in Gen.Choose(0, 40)
            select (secret, written: spellings.Aggregate(secret, (text, spell) => spell(text)), before, after, room);

        Fuzzer.Check(cases, given =>
        {
            var start = new string('.', 1000 - given.room);

            var shown = Shown(given.secret, $"{start}{given.before}{given.written}{given.after} and more");

            var part = Math.Max(8, 6 * given.written.Length / given.secret.Length);
            Assert.All(
                Enumerable.Range(0, Math.Max(0, given.written.Length - part + 1)),
                index => Assert.DoesNotContain(
                    given.written.Substring(index, part), shown, StringComparison.OrdinalIgnoreCase));
        }, share: 5);
    }

    [Fact]
    public void Every_message_is_one_line_of_at_most_a_thousand_visible_characters()
    {
        var texts = Gen.Resize(
            Gen.OneOf(Around, Gen.Choose(0, 0xFFFF).Select(unit => $"{(char)unit}"), Gen.Constant(new string('x', 300)))
                .ListOf(),
            20).Select(parts => string.Concat(parts));

        Fuzzer.Check(texts, text =>
        {
            var shown = Shown("some-secret", text);

            Assert.InRange(shown.Length, 0, 1000);
            Assert.DoesNotContain(shown, TextView.IsInvisible);
            Assert.Equal(shown, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(shown)));
        });
    }

    private static string Shown(string secret, string text) =>
        new PublicText([secret]).Of(new ProviderException(FailureKind.Refused, text)).Message;
}
