using System.CommandLine;
using AtlasBackup.Core;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.CommandLine.Calls;
using AtlasBackup.Provider.CommandLine.Options;

namespace AtlasBackup.Provider.CommandLine.Verbs;

/// <summary>
/// The options of a function's inputs, as the contract declares them. Where a function takes only the ID of a project,
/// the project's name can be given instead.
/// </summary>
internal sealed class FunctionOptions
{
    private const string ProjectId = "groupId";
    private const string ProjectName = "projectName";

    // The function that finds a project by its name.
    private const string FindsProject = "getProject";
    private const string Name = "name";

    private static readonly InputValue AnyId = InputValue.Of(new string('0', 24));

    private readonly Function _function;
    private readonly IReadOnlyList<ValueOption> _options;
    private readonly ValueOption? _project;

    public FunctionOptions(Function function)
    {
        _function = function;
        _options = [.. function.Inputs.Select(input => new ValueOption(input, function.Name))];
        var takesOnlyId = function.FindInput(ProjectId) is not null && function.FindInput(ProjectName) is null;
        _project = takesOnlyId && FunctionCatalog.Find(FindsProject)?.FindInput(Name) is { } name
            ? new ValueOption(name with { Name = ProjectName, IsRequired = false })
            {
                Description = $"The name of the project, instead of {OptionNames.Of(ProjectId)}. Takes one more request.",
            }
            : null;
    }

    public IEnumerable<ValueOption> All => _project is null ? _options : [.. _options, _project];

    /// <summary>What is asked for, with the ID of the project also where its name was given.</summary>
    public async Task<FunctionRequest> RequestAsync(
        ParseResult result,
        Session session,
        CancellationToken cancellationToken)
    {
        var values = ValueOption.ValuesIn(result, _options);
        if (_project?.ValueIn(result) is { } name)
        {
            RequireOne(values, _project.Input, name);
            values[ProjectId] = InputValue.Of(await FindAsync(name, session, cancellationToken));
        }

        return new FunctionRequest(_function.Name, values);
    }

    // What is wrong with any argument is said before anything is sent.
    private void RequireOne(Dictionary<string, InputValue> values, Input project, InputValue name)
    {
        if (values.ContainsKey(ProjectId))
        {
            throw new UsageException(
                $"{OptionNames.Of(ProjectName)} cannot be combined with {OptionNames.Of(ProjectId)}");
        }

        if (project.Validate(name) is { } failure)
        {
            throw new UsageException($"{OptionNames.Of(ProjectName)}: {failure.WithGot}");
        }

        Core.Provider.Check(_function.Name, new Dictionary<string, InputValue>(values) { [ProjectId] = AnyId });
    }

    private static async Task<string> FindAsync(InputValue name, Session session, CancellationToken cancellationToken)
    {
        var arguments = new Dictionary<string, InputValue> { [Name] = name };
        var project = await session.ReadAsync(new FunctionRequest(FindsProject, arguments), cancellationToken);
        return project.Text("id") ?? throw new InvalidOperationException("a project without an ID was accepted");
    }
}
