using AtlasBackup.Core.Values;
using AtlasBackup.Provider.Terraform.Wire;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Provider.Tests.Terraform.Wire;

public sealed class MsgpackReaderTests
{
    private static readonly string Long = new('x', 300);

    public static TheoryData<string, double> Numbers => new()
    {
        { "00", 0 },
        { "7F", 127 },
        { "E0", -32 },
        { "FF", -1 },
        { "CCFF", 255 },
        { "CDFFFF", 65_535 },
        { "CEFFFFFFFF", 4_294_967_295 },
        { "CF0020000000000000", 9_007_199_254_740_992 },
        { "D080", -128 },
        { "D18000", -32_768 },
        { "D280000000", int.MinValue },
        { "D3FFFFFFFFFFFFFFFF", -1 },
        { "CA3FC00000", 1.5 },
        { "CB3FF8000000000000", 1.5 },
    };

    public static TheoryData<string, string> Texts => new()
    {
        { "A161", "a" },
        { "A0", "" },
        { "D90161", "a" },
        { "DA000161", "a" },
        { "DB0000000161", "a" },
        { "C40161", "a" },
        { "C5000161", "a" },
        { "C60000000161", "a" },
        { "A3E59B9B", "四" },
    };

    public static TheoryData<string> Extensions =>
    [
        "D40000", "D5000000", "D60000000000", "D7000000000000000000", $"D800{new string('0', 32)}", "C7010C00",
        "C800010C00", "C9000000010C00",
    ];

    public static TheoryData<string> Wholes =>
    [
        "A161", "D90161", "CB3FF8000000000000", "82A16101A162C0", "9201C2", "DD00000002C0C3", "DF00000001A16190",
        "D40000", "C7010C00",
    ];

    public static TheoryData<string> Wrong =>
    [
        "", "C1", "A1", "A1FF", "8101A161", "0000", "DDFFFFFFFF", "DFFFFFFFFF", "DBFFFFFFFF61", "81C0C0",
        string.Concat(Enumerable.Repeat("91", 40)) + "C0",
    ];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Reads_every_form_of_a_number(string hex, double number)
    {
        var value = Read(hex);

        Assert.Equal((InputKind.Number, number), (value.Kind, value.Number));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Reads_every_form_of_a_text(string hex, string text)
    {
        var value = Read(hex);

        Assert.Equal((InputKind.String, text), (value.Kind, value.Text));
    }

    [Theory]
    [MemberData(nameof(Extensions))]
    public void Takes_every_extension_for_a_value_that_is_not_known_yet(string hex)
    {
        Assert.Equal(InputKind.Unknown, Read(hex).Kind);
    }

    [Fact]
    public void Reads_objects_and_lists_inside_each_other()
    {
        var value = Read("82A1619201C3A162C0");

        Assert.Equal(["a", "b"], value.Members.Keys);
        Assert.Equal([InputKind.Number, InputKind.Boolean], value.Members["a"].Items.Select(item => item.Kind));
        Assert.Equal(InputKind.Null, value.Members["b"].Kind);
    }

    [Theory]
    [MemberData(nameof(Wholes))]
    public void Refuses_a_value_that_is_cut_anywhere(string hex)
    {
        var bytes = Convert.FromHexString(hex);
        _ = MsgpackReader.Read(bytes);

        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => MsgpackReader.Read(bytes.AsSpan(0, length)));
        }
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Refuses_what_is_not_one_value(string hex)
    {
        Assert.Throws<InvalidDataException>(() => Read(hex));
    }

    [Fact]
    public void Reads_what_the_writer_writes()
    {
        using var memory = new MemoryBudget().Begin();
        using var buffer = new MsgpackBuffer(1, memory);
        var start = buffer.Begin(MsgpackFormat.Array32);
        buffer.PutText(System.Text.Encoding.UTF8.GetBytes(Long));
        buffer.PutNumber(-7);
        buffer.PutNumber(0.25);
        buffer.End(start, 3);

        var value = MsgpackReader.Read(buffer.Written.Span);

        Assert.Equal(Long, value.Items[0].Text);
        Assert.Equal([-7, 0.25], value.Items.Skip(1).Select(item => item.Number));
    }

    private static InputValue Read(string hex) => MsgpackReader.Read(Convert.FromHexString(hex));
}
