using System.Text.Json;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.EndToEnd.Tests.CommandLine;

/// <summary>Values for the inputs of every function, as far as the schema of the package describes them.</summary>
internal static class InputSamples
{
    private const string Time = "2026-11-20T00:00:00Z";

    /// <summary>The inputs of a function that a caller may leave out.</summary>
    public static IEnumerable<string> Optional(string function) => Inputs(function).GetProperty("properties")
        .EnumerateObject()
        .Select(input => input.Name)
        .Except(SchemaFile.Names(Inputs(function), "required"))
        .Except(Required(function).Fields.Keys);

    /// <summary>Arguments that are enough for a call.</summary>
    public static Struct Required(string function) =>
        ContractFunction.All.TryGetValue(function, out var one) ? one.Args()
        : function == "getBackupReadiness" ? Properties.Of(
            ("groupId", WorldData.FleetId), ("clusterName", WorldData.FleetCluster(1)))
        : Properties.Of(("groupId", WorldData.FleetId));

    public static string TypeOf(string function, string input)
    {
        var property = Inputs(function).GetProperty("properties").GetProperty(input);
        return property.TryGetProperty("type", out var type) ? $"{type}" : "string";
    }

    /// <summary>Arguments with one more input. Some inputs cannot be given alone.</summary>
    public static Struct With(string function, string input)
    {
        var args = Required(function);
        string[] inputs = input.StartsWith("oplog", StringComparison.Ordinal) ? ["oplogTs", "oplogInc"] : [input];
        foreach (var one in inputs)
        {
            args.Fields[one] = Properties.From(Value(function, one));
        }

        return args;
    }

    private static object Value(string function, string input) => TypeOf(function, input) switch
    {
        "boolean" => true,
        "integer" or "number" => 3,
        "array" => new object[] { Text(function, input) },
        _ => Text(function, input),
    };

    private static string Text(string function, string input) =>
        SchemaFile.FirstValue(function, input) ?? input switch
        {
            _ when input.EndsWith("Id", StringComparison.Ordinal) => AtlasData.OtherId,
            "since" or "until" or "recoveryPointAfter" => Time,
            _ => "shop",
        };

    private static JsonElement Inputs(string function) => SchemaFile.Function(function).GetProperty("inputs");
}
