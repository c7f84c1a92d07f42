using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Values;

public sealed class InputValueTests
{
    [Fact]
    public void Shows_values_on_one_short_line()
    {
        Assert.Equal("'a␊b␛c'", InputValue.Of("a\nb\u001bc").Shown.Read());
        Assert.Equal($"'{new string('x', 80)}…'", InputValue.Of(new string('x', 81)).Shown.Read());
        Assert.Equal($"'{new string('x', 79)}…'", InputValue.Of(new string('x', 79) + "😀").Shown.Read());
        Assert.Equal("1.5", InputValue.Of(1.5).Shown.Read());
        Assert.Equal("true", InputValue.Of(true).Shown.Read());
        Assert.Equal("nothing", InputValue.Null.Shown.Read());
        Assert.Equal("a value that is not known yet", InputValue.Unknown.Shown.Read());
        Assert.Equal("a list", new InputValue(InputKind.List).Shown.Read());
        Assert.Equal("an object", new InputValue(InputKind.Object).Shown.Read());
    }

    [Fact]
    public void Never_shows_a_secret()
    {
        var secret = InputValue.Of("hunter2") with { IsSecret = true };

        Assert.Equal("[secret]", secret.Shown.Read());
        Assert.Equal("[secret]", $"{secret}");
    }

    [Fact]
    public void Is_unknown_as_a_whole_while_a_part_is_unknown()
    {
        var inList = new InputValue(InputKind.List) { Items = [InputValue.Of(1), InputValue.Unknown] };
        var inObject = new InputValue(InputKind.Object)
        {
            Members = new Dictionary<string, InputValue> { ["x"] = inList },
        };

        Assert.True(inObject.ContainsUnknown);
        Assert.False(new InputValue(InputKind.List) { Items = [InputValue.Of(1)] }.ContainsUnknown);
    }
}
