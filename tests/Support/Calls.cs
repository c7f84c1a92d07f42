using AtlasBackup.Core;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Functions;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Tests.Support;

/// <summary>Calls functions as the plugin does, without its process.</summary>
internal static class Calls
{
    public const string GroupId = "5f1a2b3c4d5e6f7081920a0b";
    public const string ClusterName = "prod";

    /// <summary>The ID of every other object, which the answers in tests/Answers use, too.</summary>
    public const string Id = "32b6e34b3d91647abb20e7ba";

    /// <summary>The names of the functions that read one endpoint, in the order of the alphabet.</summary>
    public static IEnumerable<string> EndpointFunctions =>
        FunctionCatalog.Names.Where(name => FunctionCatalog.Find(name) is EndpointFunction);

    public static EndpointFunction Function(string name) => FunctionCatalog.FindRead(name);

    /// <summary>The default value of a placeholder in a function's path.</summary>
    public static string InPath(Function function, string name) => name switch
    {
        "groupId" => GroupId,
        "clusterName" => ClusterName,
        _ => function.FindInput(name) is { Type.Values: [var value, ..] } ? value : Id,
    };

    /// <summary>The target of a function's first request, below /api/atlas/v2.</summary>
    public static string FirstTarget(string function)
    {
        var called = Function(function);
        var pages = called.Endpoint.Paging == Paging.Numbered ? "?itemsPerPage=500&pageNum=1" : "";
        return AtlasPath.Fill(called.Endpoint.Path, name => InPath(called, name)) + pages;
    }

    /// <summary>The arguments of a function. Arguments of its path have defaults.</summary>
    public static Arguments Arguments(string function, params (string Name, InputValue Value)[] given)
    {
        var called = Function(function);
        var values = AtlasPath.Names(called.Endpoint.Path)
            .ToDictionary(name => name, name => InputValue.Of(InPath(called, name)));
        foreach (var (name, value) in given)
        {
            values[name] = value;
        }

        var (arguments, failures) = Core.Functions.Arguments.Read(called, values);
        Assert.Empty(failures);
        return arguments ?? throw new InvalidOperationException("neither arguments nor failures");
    }

    /// <summary>Runs a function against a simulated Atlas.</summary>
    /// <returns>Its outputs, as text.</returns>
    public static async Task<string> RunAsync(
        this LoopbackAtlas atlas,
        string function,
        params (string Name, InputValue Value)[] given)
    {
        using var client = atlas.Client();
        using var call = client.BeginCall();
        using var writer = new CheckingWriter();
        await new FunctionRunner(call).RunAsync(
            Function(function), Arguments(function, given), writer, TestContext.Current.CancellationToken);
        return writer.ToString();
    }

    /// <summary>Has a provider read one export.</summary>
    public static async Task ReadExportAsync(this Core.Provider provider, string export)
    {
        using var writer = new CheckingWriter();
        using var memory = provider.BeginMemory();
        var values = new Dictionary<string, InputValue>
        {
            ["groupId"] = InputValue.Of(GroupId),
            ["clusterName"] = InputValue.Of(ClusterName),
            ["exportId"] = InputValue.Of(export),
        };
        await provider.RunAsync(new FunctionRequest("getBackupExport", values), writer, memory, TestContext.Current.CancellationToken);
    }
}
