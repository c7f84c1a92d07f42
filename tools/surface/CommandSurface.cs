using System.CommandLine;
using System.CommandLine.Completions;
using System.Text.Json.Nodes;
using AtlasBackup.Provider.CommandLine;
using AtlasBackup.Provider.CommandLine.Calls;
using AtlasBackup.Provider.CommandLine.Options;
using AtlasBackup.Provider.CommandLine.Terminals;
using AtlasBackup.Provider.CommandLine.Verbs;
using AtlasBackup.Provider.Schemas;

namespace AtlasBackup.SurfaceTool;

/// <summary>Renders the verbs of the command, what each takes, and the exit codes.</summary>
internal static class CommandSurface
{
    public static async Task<JsonObject> RenderAsync()
    {
        var terminal = new Terminal(Stream.Null, TextWriter.Null);
        await using var session = new Session(new TerminalLog(terminal, TimeProvider.System), TimeProvider.System);
        var settings = new SettingOptions();
        var root = AtlasBackupCommand.Create(
            terminal,
            new VerbRun(session, terminal, settings),
            settings,
            [
                CheckVerb.Name,
                ReportVerb.Name,
                WhoAmIVerb.Name,
                .. SchemaFile.Functions.Select(function => function.Name),
            ]);
        return new JsonObject
        {
            ["verbs"] = new JsonObject(Verbs("atlasbackup", root)),
            ["exit codes"] = new JsonObject
            {
                ["success"] = ExitCode.Success,
                ["error"] = ExitCode.Error,
                ["not ready"] = ExitCode.NotReady,
                ["signal"] = ExitCode.Signal,
            },
        };
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Verbs(string name, Command command) =>
        command.Subcommands.Where(verb => !verb.Hidden)
            .SelectMany(verb => Verbs($"{name} {verb.Name}", verb))
            .Prepend(KeyValuePair.Create(name, (JsonNode?)new JsonObject(Words(command))))
            .OrderBy(verb => verb.Key, StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Words(Command command) =>
        command.Options.Where(option => !option.Hidden)
            .Select(option => KeyValuePair.Create(option.Name, Taken(option)))
            .Concat(command.Arguments.Where(argument => !argument.Hidden)
                .Select(argument => KeyValuePair.Create(argument.Name, (JsonNode?)JsonValue.Create("word"))))
            .OrderBy(word => word.Key, StringComparer.Ordinal);

    // The words that can be given, or what kind of value.
    private static JsonNode? Taken(Option option)
    {
        if (option is Option<bool>)
        {
            return JsonValue.Create("nothing");
        }

        var words = option.GetCompletions(CompletionContext.Empty).Select(item => item.Label);
        var choices = new JsonArray([.. words.Order(StringComparer.Ordinal).Select(word => JsonValue.Create(word))]);
        return choices.Count > 0 ? choices : JsonValue.Create(option.HelpName ?? "nothing");
    }
}
