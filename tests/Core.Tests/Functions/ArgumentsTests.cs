using AtlasBackup.Core.Functions;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Functions;

public sealed class ArgumentsTests
{
    private const string Id = "5f1a2b3c4d5e6f7081920a0b";
    private const string Lists = "listLegacyRestoreJobs";

    [Fact]
    public void Accepts_every_valid_argument()
    {
        var arguments = Calls.Arguments(
            Lists,
            ("batchId", InputValue.Of(Id)),
            ("includeCount", InputValue.Of(false)),
            ("itemsPerPage", InputValue.Of(500)),
            ("pageNum", InputValue.Of(1)),
            ("omitDownloadLinks", InputValue.Of(true)));

        Assert.Equal(Id, arguments.Text("batchId"));
        Assert.True(arguments.IsFalse("includeCount"));
        Assert.False(arguments.IsTrue("includeCount"));
        Assert.Equal(500, arguments.Integer("itemsPerPage"));
        Assert.Equal(("1", "true"), (arguments.Text("pageNum"), arguments.Text("omitDownloadLinks")));
        Assert.True(arguments.Has("pageNum"));
        Assert.Empty(arguments.Secrets);
    }

    [Fact]
    public void Leaves_out_missing_and_null_arguments()
    {
        var arguments = Calls.Arguments(Lists, ("pageNum", InputValue.Null));

        Assert.False(arguments.Has("pageNum"));
        Assert.Null(arguments.Integer("pageNum"));
        Assert.Null(arguments.Text("batchId"));
        Assert.False(arguments.IsTrue("includeCount") || arguments.IsFalse("includeCount"));
    }

    [Fact]
    public void Reports_all_failures_at_once_in_the_order_of_the_schema_with_unknown_names_last()
    {
        var failures = Failures(
            Lists,
            ("zebra", InputValue.Of(1)),
            ("pageNum", InputValue.Of(0)),
            ("groupId", InputValue.Of("prod")),
            ("apple", InputValue.Null));

        Assert.Equal(
            [
                "groupId: expected 24 hexadecimal digits (0-9, a-f), got 'prod'",
                "clusterName: is required",
                "pageNum: expected a whole number from 1, got 0",
                "apple: is not an argument of listLegacyRestoreJobs, which takes groupId, clusterName, pageNum, "
                    + "itemsPerPage, includeCount, batchId, omitDownloadLinks, statusName, since, until, latest",
                "zebra: is not an argument of listLegacyRestoreJobs, which takes groupId, clusterName, pageNum, "
                    + "itemsPerPage, includeCount, batchId, omitDownloadLinks, statusName, since, until, latest",
            ],
            failures);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5f1a2b3c4d5e6f7081920a0")]
    [InlineData("5f1a2b3c4d5e6f7081920a0b0")]
    [InlineData("5F1A2B3C4D5E6F7081920A0B")]
    [InlineData("5f1a2b3c4d5e6f7081920a0g")]
    [InlineData("5f1a2b3c4d5e6f7081920a0٣")]
    [InlineData(" 5f1a2b3c4d5e6f7081920a0b")]
    public void Refuses_an_invalid_id(string text)
    {
        Assert.Equal(
            [$"groupId: expected 24 hexadecimal digits (0-9, a-f), got '{text}'"],
            FailuresOf("groupId", InputValue.Of(text)));
    }

    [Fact]
    public void Refuses_an_id_that_ends_with_a_line_break()
    {
        Assert.Equal(
            [$"groupId: expected 24 hexadecimal digits (0-9, a-f), got '{Id}␊'"],
            FailuresOf("groupId", InputValue.Of($"{Id}\n")));
    }

    [Theory]
    [InlineData("getBackupCheckpoint", "checkpointId")]
    [InlineData("getBackupExport", "exportId")]
    [InlineData(Lists, "batchId")]
    public void Checks_every_id(string function, string name)
    {
        var failures = Failures(
            function,
            ("groupId", InputValue.Of(Id)),
            ("clusterName", InputValue.Of("prod")),
            (name, InputValue.Of("7")));

        Assert.Equal([$"{name}: expected 24 hexadecimal digits (0-9, a-f), got '7'"], failures);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("0")]
    [InlineData("Prod-2-")]
    [InlineData("a23456789012345678901234_suffix")]
    public void Accepts_every_cluster_name_that_Atlas_allows(string name)
    {
        Assert.Empty(FailuresOf("clusterName", InputValue.Of(name)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("-a")]
    [InlineData("_a")]
    [InlineData("a/b")]
    [InlineData("a.b")]
    [InlineData("a b")]
    [InlineData("ä")]
    [InlineData("a23456789012345678901234567890123456789012345678901234567890abcde")]
    public void Refuses_an_invalid_cluster_name(string name)
    {
        Assert.Equal(
            [$"clusterName: expected a cluster name of letters, digits and hyphens, 64 at most, got '{name}'"],
            FailuresOf("clusterName", InputValue.Of(name)));
    }

    [Fact]
    public void Refuses_a_cluster_name_that_ends_with_a_line_break()
    {
        Assert.Equal(
            ["clusterName: expected a cluster name of letters, digits and hyphens, 64 at most, got 'orders␊'"],
            FailuresOf("clusterName", InputValue.Of("orders\n")));
    }

    [Fact]
    public void Takes_a_cluster_name_of_64_characters()
    {
        Assert.Empty(FailuresOf("clusterName", InputValue.Of(new string('a', 64))));
    }

    [Theory]
    [InlineData("itemsPerPage", 0, "expected a whole number from 1 to 500, got 0")]
    [InlineData("itemsPerPage", 501, "expected a whole number from 1 to 500, got 501")]
    [InlineData("itemsPerPage", 1.5, "expected a whole number from 1 to 500, got 1.5")]
    [InlineData("itemsPerPage", double.NaN, "expected a whole number from 1 to 500, got NaN")]
    [InlineData("pageNum", 0, "expected a whole number from 1, got 0")]
    [InlineData("pageNum", -1, "expected a whole number from 1, got -1")]
    [InlineData("pageNum", 2147483648, "expected a whole number from 1, got 2147483648")]
    [InlineData("pageNum", double.PositiveInfinity, "expected a whole number from 1, got Infinity")]
    public void Refuses_numbers_out_of_range(string name, double number, string reason)
    {
        Assert.Equal([$"{name}: {reason}"], FailuresOf(name, InputValue.Of(number)));
    }

    [Theory]
    [InlineData("itemsPerPage", 1)]
    [InlineData("itemsPerPage", 500)]
    [InlineData("pageNum", int.MaxValue)]
    public void Accepts_the_ends_of_a_range(string name, int number)
    {
        Assert.Empty(FailuresOf(name, InputValue.Of(number)));
    }

    [Fact]
    public void Refuses_values_of_another_type_and_does_not_convert_them()
    {
        Assert.Equal(
            ["groupId: expected 24 hexadecimal digits (0-9, a-f), got a list"],
            FailuresOf("groupId", new InputValue(InputKind.List)));
        Assert.Equal(
            ["clusterName: expected a cluster name of letters, digits and hyphens, 64 at most, got an object"],
            FailuresOf("clusterName", new InputValue(InputKind.Object)));
        Assert.Equal(
            ["includeCount: expected true or false, got 'yes'"], FailuresOf("includeCount", InputValue.Of("yes")));
        Assert.Equal(["pageNum: expected a whole number from 1, got 'one'"], FailuresOf("pageNum", InputValue.Of("one")));
        Assert.Equal(["pageNum: expected a whole number from 1, got true"], FailuresOf("pageNum", InputValue.Of(true)));
    }

    [Fact]
    public void Reports_unknown_arguments()
    {
        Assert.Equal(["groupId: is not known yet"], FailuresOf("groupId", InputValue.Unknown));
        Assert.Equal(["pageNum: is not known yet"], FailuresOf("pageNum", InputValue.Unknown));
    }

    [Fact]
    public void Reports_a_required_argument_that_is_null_as_missing()
    {
        Assert.Equal(["groupId: is required"], FailuresOf("groupId", InputValue.Null));
    }

    [Fact]
    public void Never_shows_a_secret()
    {
        Assert.Equal(
            ["groupId: expected 24 hexadecimal digits (0-9, a-f), got [secret]"],
            FailuresOf("groupId", Secret(InputValue.Of("hunter2"))));
        Assert.Equal(
            ["pageNum: expected a whole number from 1, got [secret]"],
            FailuresOf("pageNum", Secret(InputValue.Of("hunter2"))));
        Assert.Equal(
            ["itemsPerPage: expected a whole number from 1 to 500, got [secret]"],
            FailuresOf("itemsPerPage", Secret(InputValue.Of(501))));
    }

    [Fact]
    public void Remembers_which_texts_came_as_secrets()
    {
        var arguments = Calls.Arguments(
            Lists, ("clusterName", Secret(InputValue.Of("hidden"))), ("batchId", InputValue.Of(Id)));

        Assert.Equal(["hidden"], arguments.Secrets);
    }

    [Fact]
    public void Does_not_remember_numbers_and_booleans_as_secret_texts()
    {
        var arguments = Calls.Arguments(
            Lists,
            ("pageNum", Secret(InputValue.Of(1))),
            ("includeCount", Secret(InputValue.Of(true))));

        Assert.Empty(arguments.Secrets);
    }

    private static InputValue Secret(InputValue value) => value with { IsSecret = true };

    private static IEnumerable<string> FailuresOf(string name, InputValue value) => name switch
    {
        "groupId" => Failures(Lists, ("groupId", value), ("clusterName", InputValue.Of("prod"))),
        "clusterName" => Failures(Lists, ("groupId", InputValue.Of(Id)), ("clusterName", value)),
        _ => Failures(Lists, ("groupId", InputValue.Of(Id)), ("clusterName", InputValue.Of("prod")), (name, value)),
    };

    private static IEnumerable<string> Failures(string function, params (string Name, InputValue Value)[] given)
    {
        var values = given.ToDictionary(argument => argument.Name, argument => argument.Value);
        var (arguments, failures) = Arguments.Read(Calls.Function(function), values);
        Assert.Equal(arguments is null, failures.Count > 0);
        return failures.Select(failure => $"{failure.Property}: {failure.WithGot.Read()}");
    }
}
