using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator.Api;
using AtlasBackup.AtlasSimulator.World.Changes;
using AtlasBackup.AtlasSimulator.World.Contents;
using AtlasBackup.AtlasSimulator.World.Reads;

namespace AtlasBackup.AtlasSimulator.World;

/// <summary>All that hangs together in the simulated Atlas. It can be changed while requests come.</summary>
internal sealed class AtlasWorld
{
    public const string ListProjects = "listProjects";

    private const string GetProject = "getProject";

    private readonly Lock _lock = new();
    private readonly ObjectIds _ids = new();
    private readonly Lazy<List<ProjectStore>> _projects;

    public AtlasWorld(SimulatorOptions options)
    {
        Clock = new WorldClock(options);
        _projects = new Lazy<List<ProjectStore>>(() => Begin(options));
    }

    public WorldClock Clock { get; }

    /// <summary>Whether a request is about one of its projects.</summary>
    public bool Answers(string function, IReadOnlyDictionary<string, string> asked) =>
        Locked(projects => Find(projects, function, asked) is not null);

    /// <summary>All projects, as Atlas describes them.</summary>
    public IReadOnlyList<JsonObject> Projects() => Locked<IReadOnlyList<JsonObject>>(
        projects => [.. projects.Select(ProjectReads.Write)]);

    /// <summary>What is to be said of one of its projects. Throws what Atlas refuses.</summary>
    public Reply Read(
        string function,
        IReadOnlyDictionary<string, string> asked,
        IReadOnlyDictionary<string, string> query) => Locked(projects =>
        {
            var project = Find(projects, function, asked)
                ?? throw new InvalidOperationException($"the world has no answer for {function}");
            return function == GetProject
                ? Reply.Of(ProjectReads.Write(project))
                : AllReads.Answer(function, new Question(project, asked, query, Clock.Now));
        });

    /// <summary>Does all changes, one after the other. Throws where one does not say what it means.</summary>
    public void Apply(IEnumerable<WorldChange> changes) => Locked(projects =>
    {
        Changer.Apply(changes, projects, Clock, _ids);
        return 0;
    });

    private static ProjectStore? Find(
        List<ProjectStore> projects, string function, IReadOnlyDictionary<string, string> asked) =>
        asked.TryGetValue("groupId", out var id) ? projects.Find(one => one.Project.Id == id)
        : function == GetProject ? projects.Find(one => one.Project.Name == asked["name"])
        : null;

    // An option's changes are made to what there is at the first use, as those of a request are.
    private List<ProjectStore> Begin(SimulatorOptions options)
    {
        var make = new Maker(Clock.Now, _ids);
        var projects = Contents.Projects.Of(make, options).ToList();
        if (options.Scenario is { } name)
        {
            Changer.Apply(Scenario.Of(name).Changes, projects, Clock, _ids);
        }

        return projects;
    }

    private T Locked<T>(Func<List<ProjectStore>, T> act)
    {
        lock (_lock)
        {
            return act(_projects.Value);
        }
    }
}
