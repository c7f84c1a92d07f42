using System.Text.RegularExpressions;
using AtlasBackup.Core.Configuration;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Provider.Tests.Conventions;

public sealed partial class SourceTests
{
    // Which rooms a room may know; every room may know itself.
    private static readonly Dictionary<string, string[]> Rooms = new()
    {
        ["Atlas"] = [],
        ["Schema"] = [],
        ["Functions"] = ["Atlas", "Schema"],
        ["Wire"] = ["Functions", "Schema"],
        ["Configuration"] = ["Atlas", "Schema"],
        ["Plugin"] = ["Atlas", "Configuration", "Functions", "Schema", "Wire"],
    };

    private static readonly List<(string Path, string Text)> Sources = [.. Repository.ProviderSources()];

    [Fact]
    public void Finds_the_sources_at_all()
    {
        Assert.InRange(Sources.Count, 50, 500);
        Assert.Contains(Sources, source => source.Path == "Program.cs");
    }

    [Fact]
    public void Writes_to_the_console_in_the_program_only()
    {
        Assert.Equal(["Program.cs"], PathsOf(Sources.Where(source => Console().IsMatch(source.Text))));
    }

    [Fact]
    public void Reads_the_environment_in_the_reader_of_the_configuration_only()
    {
        Assert.Equal(
            ["Configuration/ConfigReader.cs"],
            PathsOf(Sources.Where(source => EnvironmentClass().IsMatch(source.Text))));
    }

    [Fact]
    public void Keeps_files_below_300_lines()
    {
        Assert.Empty(PathsOf(Sources.Where(source => source.Text.Count(character => character == '\n') >= 300)));
    }

    [Fact]
    public void Keeps_functions_schema_and_Atlas_free_of_gRPC_and_Pulumi()
    {
        var free = Sources.Where(source => Room(source.Path) is "Functions" or "Schema" or "Atlas").ToList();

        Assert.InRange(free.Count, 30, 300);
        Assert.Empty(PathsOf(free.Where(source => Protocol().IsMatch(source.Text))));
    }

    [Fact]
    public void Lets_every_room_know_only_the_rooms_that_it_may()
    {
        var trespasses =
            from source in Sources
            let room = Room(source.Path)
            where Rooms.ContainsKey(room)
            from Match match in OwnNamespace().Matches(source.Text)
            let other = match.Groups[1].Value
            where other != room && !Rooms[room].Contains(other)
            select $"{source.Path} knows {other}";

        Assert.Empty(trespasses);
        Assert.Empty(Sources.Select(source => Room(source.Path)).Where(room => room.Length > 0).Except(Rooms.Keys));
    }

    [Fact]
    public void Has_no_region_no_task_left_for_later_and_nothing_forgiven()
    {
        Assert.Empty(PathsOf(Sources.Where(source => Leftover().IsMatch(source.Text))));
        Assert.Empty(PathsOf(Sources.Where(source => Forgiven().IsMatch(source.Text))));
    }

    [Fact]
    public void Puts_every_file_into_the_namespace_of_its_folder()
    {
        Assert.All(Sources, source =>
        {
            var folders = source.Path.Split('/').SkipLast(1).Prepend("AtlasBackup.Provider");
            Assert.Contains($"namespace {string.Join('.', folders)};", source.Text, StringComparison.Ordinal);
        });
    }

    private static string Room(string path) => path.Split('/') is [var room, _, ..] ? room : "";

    private static IEnumerable<string> PathsOf(IEnumerable<(string Path, string Text)> sources) =>
        sources.Select(source => source.Path);

    [GeneratedRegex(@"\bConsole\.")]
    private static partial Regex Console();

    [GeneratedRegex(@"(?<![.\w])(System\.)?Environment\.\w")]
    private static partial Regex EnvironmentClass();

    [GeneratedRegex(@"\b(Grpc|Google\.Protobuf|Pulumirpc)\b")]
    private static partial Regex Protocol();

    [GeneratedRegex(@"\bAtlasBackup\.Provider\.(\w+)")]
    private static partial Regex OwnNamespace();

    [GeneratedRegex(@"#region|\bTODO\b|\bFIXME\b|\bHACK\b")]
    private static partial Regex Leftover();

    [GeneratedRegex(@"[\w)\]]!(\.|;|\)|,|\[)")]
    private static partial Regex Forgiven();
}
