using System.Globalization;
using System.Text.Json;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Tests.Contract;

/// <summary>The rules of inputs, as the contract writes them.</summary>
public sealed class InputTests
{
    private const string Id = "5f1a2b3c4d5e6f7081920a0b";
    private const string IdRule = """{ "type": "string", "format": "object-id" }""";
    private const string TimeRule = """{ "type": "string", "format": "date-time" }""";
    private const string TimesRule = $$"""{ "type": "array", "items": {{TimeRule}}, "format": "date-time" }""";
    private const string SegmentRule = """{ "type": "string", "format": "segment" }""";
    private const string NameRule = """{ "type": "string", "maxLength": 4 }""";
    private const string StateRule = """{ "$ref": "#/types/State" }""";
    private const string StatesRule =
        """{ "type": "array", "items": { "$ref": "#/types/State" }, "minItems": 1, "maxItems": 2 }""";
    private const string HoursRule = """{ "type": "number", "minimum": 0, "maximum": 8784 }""";
    private const string CountRule = """{ "type": "integer", "minimum": 1 }""";
    private const string Time = "expected a time such as 2026-11-26T12:00:00Z";

    [Theory]
    [InlineData(IdRule, $"\"{Id}\"")]
    [InlineData(TimeRule, "\"2026-11-26T12:00:00Z\"")]
    [InlineData(TimeRule, "\"2026-11-26T12:00+02:00\"")]
    [InlineData(TimeRule, "\"2026-11-26T12:00:00.123-08:00\"")]
    [InlineData(SegmentRule, "\"shop.orders\"")]
    [InlineData(NameRule, "\"prod\"")]
    [InlineData(StateRule, "\"On\"")]
    [InlineData(StatesRule, "[\"On\", \"Off\"]")]
    [InlineData(HoursRule, "0")]
    [InlineData(HoursRule, "0.5")]
    [InlineData(CountRule, "2147483647")]
    [InlineData("""{ "type": "number" }""", "1700000000000")]
    [InlineData("""{ "type": "boolean" }""", "false")]
    public void Accepts_values_that_the_rule_allows(string rule, string value)
    {
        Assert.Null(Read(rule).Validate(Value(value)));
    }

    [Theory]
    [InlineData(IdRule, "\"prod\"", "expected 24 hexadecimal digits (0-9, a-f), got 'prod'")]
    [InlineData(TimeRule, "\"2026-11-26\"", $"{Time}, got '2026-11-26'")]
    [InlineData(TimeRule, "\"2026-11-26T12:00:00\"", $"{Time}, got '2026-11-26T12:00:00'")]
    [InlineData(TimeRule, "\"2026-11-31T12:00:00Z\"", $"{Time}, got '2026-11-31T12:00:00Z'")]
    [InlineData(TimeRule, "\"2026-11-26T12:00:60Z\"", $"{Time}, got '2026-11-26T12:00:60Z'")]
    [InlineData(TimeRule, "\"2026-11-26T12:00:00z\"", $"{Time}, got '2026-11-26T12:00:00z'")]
    [InlineData(TimeRule, "\"2026-11-26T12:00:00.Z\"", $"{Time}, got '2026-11-26T12:00:00.Z'")]
    [InlineData(TimeRule, "\"2026-11-26T12:00:00+0000\"", $"{Time}, got '2026-11-26T12:00:00+0000'")]
    [InlineData(TimeRule, "\"2026-11-26T12:00:00+15:00\"", $"{Time}, got '2026-11-26T12:00:00+15:00'")]
    [InlineData(TimeRule, "\"2026-11-26T12:00:00Z \"", $"{Time}, got '2026-11-26T12:00:00Z '")]
    [InlineData(TimeRule, "\"2026-11-26 12:00:00Z\"", $"{Time}, got '2026-11-26 12:00:00Z'")]
    [InlineData(SegmentRule, "\"..\"", "expected a name other than '.' and '..', got '..'")]
    [InlineData(SegmentRule, "\"\"", "expected a name other than '.' and '..', got ''")]
    [InlineData(NameRule, "\"shops\"", "expected a text of from 1 to 4 characters, got 'shops'")]
    [InlineData(StateRule, "\"on\"", "expected one of On, Off, got 'on'")]
    [InlineData(StatesRule, "[]", "expected a list of from 1 to 2 items, got a list")]
    [InlineData(StatesRule, "[\"On\", \"on\"]", "each item: expected one of On, Off, got 'on'")]
    [InlineData(StatesRule, "\"On\"", "expected a list, got 'On'")]
    [InlineData(StatesRule, "[1]", "each item: expected one of On, Off, got a number; put it in quotes")]
    [InlineData(StatesRule, "[\"On\", null]", "each item: expected one of On, Off, got nothing")]
    [InlineData(IdRule, "650312345678901234567890", "expected 24 hexadecimal digits (0-9, a-f), got a number; put the ID in quotes")]
    [InlineData(IdRule, "6503e22", "expected 24 hexadecimal digits (0-9, a-f), got a number; put the ID in quotes")]
    [InlineData(IdRule, "true", "expected 24 hexadecimal digits (0-9, a-f), got true; put the ID in quotes")]
    [InlineData(SegmentRule, "false", "expected a name other than '.' and '..', got false; put it in quotes")]
    [InlineData(TimeRule, "2026", $"{Time}, got a number; put it in quotes")]
    [InlineData(HoursRule, "\"8.5\"", "expected a number from 0 to 8784, got text; leave out the quotes")]
    [InlineData(HoursRule, "\"8 h\"", "expected a number from 0 to 8784, got '8 h'")]
    [InlineData("""{ "type": "boolean" }""", "\"true\"", "expected true or false, got text; leave out the quotes")]
    [InlineData("""{ "type": "boolean" }""", "\"yes\"", "expected true or false, got 'yes'")]
    [InlineData(TimesRule, "[\"2026\"]", $"each item: {Time}, got '2026'")]
    [InlineData(HoursRule, "-1", "expected a number from 0 to 8784, got -1")]
    [InlineData(CountRule, "0", "expected a whole number from 1, got 0")]
    [InlineData(CountRule, "1.5", "expected a whole number from 1, got 1.5")]
    [InlineData("""{ "type": "integer" }""", "2147483648", "expected a whole number of 32 bits, got 2147483648")]
    public void Says_what_it_expects_and_what_it_was_given(string rule, string value, string complaint)
    {
        var failure = Read(rule).Validate(Value(value));

        Assert.Equal(("x", complaint), (failure?.Property, failure?.WithGot.ToString()));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Refuses_a_value_that_is_not_a_number(double number)
    {
        Assert.NotNull(Read("""{ "type": "number" }""").Validate(InputValue.Of(number)));
        Assert.NotNull(Read(CountRule).Validate(InputValue.Of(number)));
    }

    [Fact]
    public void Never_shows_a_secret_and_waits_for_unknown_values()
    {
        var secret = Read(IdRule).Validate(InputValue.Of("hunter2") with { IsSecret = true });
        var unknown = Read(StatesRule).Validate(new InputValue(InputKind.List) { Items = [InputValue.Unknown] });

        var item = Read(StatesRule).Validate(
            new InputValue(InputKind.List, IsSecret: true) { Items = [InputValue.Of("hunter2")] });

        Assert.Equal(("[secret]", "[secret]"), (secret?.Got?.ToString(), item?.Got?.ToString()));
        Assert.Equal(("is not known yet", null), (unknown?.Reason.ToString(), unknown?.Got?.ToString()));
    }

    private static Input Read(string rule)
    {
        using var types = JsonDocument.Parse(
            """{ "types": { "State": { "type": "string", "enum": [{ "value": "On" }, { "value": "Off" }] } } }""");
        using var specification = JsonDocument.Parse(rule);
        return new InputReader(new TypeReader(types.RootElement, types.RootElement))
            .Read("x", specification.RootElement);
    }

    private static InputValue Value(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Value(document.RootElement);
    }

    private static InputValue Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => new InputValue(InputKind.List) { Items = [.. element.EnumerateArray().Select(Value)] },
        JsonValueKind.Number => InputValue.Of(element.GetDouble()),
        JsonValueKind.String => InputValue.Of(element.GetString() ?? ""),
        JsonValueKind.Null => InputValue.Null,
        _ => InputValue.Of(element.GetBoolean()),
    };
}
