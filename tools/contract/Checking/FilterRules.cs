using System.Text.Json.Nodes;
using AtlasBackup.ContractTool.Assembly;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.ContractTool.Checking;

/// <summary>Finds filters of lists that have nothing to compare with, and lists with a time that lack a filter.</summary>
internal sealed class FilterRules(WrittenContract contract)
{
    private const string Equal = "equal";

    // Each is an input of shared.json, with the filter that it has.
    private static readonly string[] ByTime = ["since", "until", "latest"];

    private readonly References _references = new(contract);

    public IEnumerable<Finding> Find() => contract.EndpointFunctions.SelectMany(function =>
        function.ItemType is { } item
            ? FindInList(function, _references.Type(item, function.Name).Object("properties"))
            : FindInObject(function));

    private IEnumerable<Finding> FindInObject(Function function)
    {
        var filters = Filters(function).Select(filter => new Finding(
            null, $"{function.Name}.{filter.Name}", "filters a list, and the function reads one object: remove it"));
        return function.Endpoint.ContainsKey("time")
            ? filters.Append(new Finding(null, function.Name, "has a time, and reads one object: remove time"))
            : filters;
    }

    private IEnumerable<Finding> FindInList(Function function, JsonObject outputs)
    {
        var filters = Filters(function).ToList();
        return filters.SelectMany(filter => CheckFilter(function, filter.Name, filter.Input, outputs))
            .Concat(CheckTimes(function, [.. filters.Select(filter => filter.Name)]))
            .Concat(function.Endpoint.Texts("time").SelectMany(path => CheckTime(function, path, outputs)));
    }

    private IEnumerable<(string Name, JsonObject Input)> Filters(Function function) =>
        function.Inputs.Objects()
            .Select(input => (input.Name, Input: _references.Input(input.Value, function.Name)))
            .Where(input => input.Input.ContainsKey("filter"));

    private IEnumerable<Finding> CheckFilter(Function function, string name, JsonObject input, JsonObject outputs)
    {
        var subject = $"{function.Name}.{name}";
        if (function.RequiredInputs.Contains(name))
        {
            yield return new Finding(null, subject, "is a filter, and required: remove it from required");
        }

        var filter = input.Text("filter");
        if (filter == Equal)
        {
            if (CompareWithOutput(input, outputs[name] as JsonObject) is { } problem)
            {
                yield return new Finding(null, subject, problem);
            }
        }
        else if (!ByTime.Contains(filter) || name != filter || !input.Flag("local"))
        {
            yield return new Finding(
                null,
                subject,
                $"has the filter '{filter}': write {Equal}, or refer to the input {string.Join(", ", ByTime)} of "
                + WrittenContract.SharedFile);
        }
    }

    private string? CompareWithOutput(JsonObject input, JsonObject? output)
    {
        if (output is null)
        {
            return "filters by an output that no item has: correct the name";
        }

        var (wanted, given) = (TypeOf(output), TypeOf(input));
        return !CanBeCompared(output)
            ? $"filters by an output that is {wanted}, and only text, enumerations and booleans can be compared: remove it"
            : given == wanted
                ? null
                : $"is {given}, and the output that it filters by is {wanted}: correct the type";
    }

    private bool CanBeCompared(JsonObject output) =>
        !output.ContainsKey("items")
        && (output.Text("type") is "string" or "boolean"
            || (References.TypeName(output) is { } type && _references.Type(type, type).ContainsKey("enum")));

    private static string TypeOf(JsonObject property) => property.ContainsKey("items")
        ? "a list"
        : References.TypeName(property) ?? property.Text("type") ?? "nothing";

    private static IEnumerable<Finding> CheckTimes(Function function, HashSet<string> filters)
    {
        var hasTime = function.Endpoint.Texts("time").Any();
        return ByTime.Where(name => filters.Contains(name) != hasTime).Select(name => hasTime
            ? new Finding(
                null, function.Name, $"has a time: add the input {name} of {WrittenContract.SharedFile}, or remove time")
            : new Finding(
                null, $"{function.Name}.{name}", "has no time to compare: add time to the endpoint, or remove the input"));
    }

    private IEnumerable<Finding> CheckTime(Function function, string path, JsonObject outputs)
    {
        JsonObject? output = null;
        var properties = outputs;
        foreach (var name in path.Split('.'))
        {
            output = properties[name] as JsonObject;
            properties = output is not null && References.TypeName(output) is { } type
                ? _references.Type(type, function.Name).Object("properties")
                : [];
        }

        if (output is null || TypeOf(output) != "string")
        {
            yield return new Finding(
                null, function.Name, $"has the time {path}, which is no text of an item: correct time");
        }
    }
}
