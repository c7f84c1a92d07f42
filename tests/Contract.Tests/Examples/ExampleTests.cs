using System.Text.Json.Nodes;
using AtlasBackup.ContractTool.Examples;

namespace AtlasBackup.Contract.Tests.Examples;

public sealed class ExampleTests
{
    private readonly Example _example = new(
        "Try every kind of value",
        "atlasbackup:index:listThings",
        "allThings",
        [
            new("groupId", "string", JsonValue.Create("32b6e34b3d91647abb20e7b8")),
            new("mongoDBVersion", "string", JsonValue.Create("8.0")),
            new("note", "string", JsonValue.Create("say \"hi\": é")),
            new("all", "boolean", JsonValue.Create(false)),
            new("pageNum", "integer", JsonValue.Create(2)),
            new("oplogTs", "number", JsonValue.Create(4294967295)),
            new("regions", "array", new JsonArray("EU_WEST_1", "US_EAST_1")),
            new("status", "string", JsonValue.Create("inProgress"))
            {
                Enumeration = "ThingStatus",
                Members = ["InProgress"],
            },
            new("kinds", "array", new JsonArray("flex", "ON_DEMAND"))
            {
                Enumeration = "ThingKind",
                Members = ["Flex", "OnDemand"],
            },
            new("since", "string", JsonValue.Create("2026-11-26T12:00:00Z")),
        ],
        ["totalCount"]);

    // Where the schema names no package, generators name one of Pulumi's own.
    [Fact]
    public void An_example_imports_the_package_that_generators_make()
    {
        var languages = JsonNode.Parse(Repository.Schema)!["language"]!;

        AssertContains(
            TypeScriptExample.Render(_example),
            $"import * as atlasbackup from \"{languages["nodejs"]?["packageName"]}\";\n");
        AssertContains(PythonExample.Render(_example), $"import {languages["python"]?["packageName"]} as atlasbackup\n");
        AssertContains(GoExample.Render(_example), $"\t\"{languages["go"]?["importBasePath"]}\"\n");
        Assert.StartsWith("@atlasbackup/", (string?)languages["nodejs"]?["packageName"], StringComparison.Ordinal);
    }

    [Fact]
    public void TypeScript_has_every_kind_of_value() => AssertContains(TypeScriptExample.Render(_example), """
        const allThings = atlasbackup.listThingsOutput({
            groupId: "32b6e34b3d91647abb20e7b8",
            mongoDBVersion: "8.0",
            note: "say \"hi\": é",
            all: false,
            pageNum: 2,
            oplogTs: 4294967295,
            regions: ["EU_WEST_1", "US_EAST_1"],
            status: atlasbackup.ThingStatus.InProgress,
            kinds: [atlasbackup.ThingKind.Flex, atlasbackup.ThingKind.OnDemand],
            since: "2026-11-26T12:00:00Z",
        });

        export const totalCount = allThings.totalCount;
        """);

    [Fact]
    public void Python_has_every_kind_of_value_and_its_own_case() => AssertContains(PythonExample.Render(_example), """
        all_things = atlasbackup.list_things_output(
            group_id="32b6e34b3d91647abb20e7b8",
            mongo_db_version="8.0",
            note="say \"hi\": é",
            all=False,
            page_num=2,
            oplog_ts=4294967295,
            regions=["EU_WEST_1", "US_EAST_1"],
            status=atlasbackup.ThingStatus.IN_PROGRESS,
            kinds=[atlasbackup.ThingKind.FLEX, atlasbackup.ThingKind.ON_DEMAND],
            since="2026-11-26T12:00:00Z",
        )

        pulumi.export("totalCount", all_things.total_count)
        """);

    [Fact]
    public void Go_has_every_kind_of_value_in_columns() => AssertContains(GoExample.Render(_example), """
        →→allThings := atlasbackup.ListThingsOutput(ctx, atlasbackup.ListThingsOutputArgs{
        →→→GroupId:        pulumi.String("32b6e34b3d91647abb20e7b8"),
        →→→MongoDBVersion: pulumi.String("8.0"),
        →→→Note:           pulumi.String("say \"hi\": é"),
        →→→All:            pulumi.Bool(false),
        →→→PageNum:        pulumi.Int(2),
        →→→OplogTs:        pulumi.Float64(4294967295),
        →→→Regions:        pulumi.StringArray{pulumi.String("EU_WEST_1"), pulumi.String("US_EAST_1")},
        →→→Status:         atlasbackup.ThingStatusInProgress,
        →→→Kinds:          atlasbackup.ThingKindArray{atlasbackup.ThingKindFlex, atlasbackup.ThingKindOnDemand},
        →→→Since:          pulumi.String("2026-11-26T12:00:00Z"),
        →→})
        →→ctx.Export("totalCount", allThings.TotalCount())
        """.Replace('→', '\t'));

    [Fact]
    public void CSharp_has_every_kind_of_value() => AssertContains(CSharpExample.Render(_example), """
            var allThings = ListThings.Invoke(new ListThingsInvokeArgs
            {
                GroupId = "32b6e34b3d91647abb20e7b8",
                MongoDBVersion = "8.0",
                Note = "say \"hi\": é",
                All = false,
                PageNum = 2,
                OplogTs = 4294967295,
                Regions = new[] { "EU_WEST_1", "US_EAST_1" },
                Status = ThingStatus.InProgress,
                Kinds = new[] { ThingKind.Flex, ThingKind.OnDemand },
                Since = "2026-11-26T12:00:00Z",
            });
        """);

    [Fact]
    public void Yaml_quotes_what_may_be_read_as_something_else() => AssertContains(YamlExample.Render(_example), """
                groupId: "32b6e34b3d91647abb20e7b8"
                mongoDBVersion: "8.0"
                note: "say \"hi\": é"
                all: false
                pageNum: 2
                oplogTs: 4294967295
                regions: ["EU_WEST_1", "US_EAST_1"]
                status: inProgress
                kinds: ["flex", "ON_DEMAND"]
                since: "2026-11-26T12:00:00Z"
        outputs:
          totalCount: ${allThings.totalCount}
        """);

    [Fact]
    public void Without_arguments_there_is_no_empty_line_between_the_brackets()
    {
        var example = _example with { Arguments = [] };

        AssertContains(TypeScriptExample.Render(example), "const allThings = atlasbackup.listThingsOutput({});\n");
        AssertContains(PythonExample.Render(example), "all_things = atlasbackup.list_things_output()\n");
        AssertContains(GoExample.Render(example),
            "allThings := atlasbackup.ListThingsOutput(ctx, atlasbackup.ListThingsOutputArgs{})\n");
        AssertContains(CSharpExample.Render(example),
            "var allThings = ListThings.Invoke(new ListThingsInvokeArgs());\n");
        AssertContains(YamlExample.Render(example), "      arguments: {}\noutputs:\n");
    }

    [Theory]
    [InlineData("shop", "shop")]
    [InlineData("on-demand", "on-demand")]
    [InlineData("No", "\"No\"")]
    [InlineData("null", "\"null\"")]
    [InlineData("12e3", "\"12e3\"")]
    [InlineData("shop2", "\"shop2\"")]
    [InlineData("-", "\"-\"")]
    [InlineData("abcdefabcdefabcdefabcdef", "\"abcdefabcdefabcdefabcdef\"")]
    [InlineData("", "\"\"")]
    public void Yaml_leaves_only_plain_words_unquoted(string value, string expected)
    {
        var example = _example with { Arguments = [new("name", "string", JsonValue.Create(value))] };

        Assert.Contains($"        name: {expected}\n", YamlExample.Render(example), StringComparison.Ordinal);
    }

    private static void AssertContains(string code, string expected) =>
        Assert.Contains(expected, code, StringComparison.Ordinal);
}
