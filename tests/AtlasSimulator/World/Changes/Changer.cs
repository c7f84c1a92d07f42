using System.Globalization;
using AtlasBackup.AtlasSimulator.World.Records;

namespace AtlasBackup.AtlasSimulator.World.Changes;

/// <summary>Makes changes where they belong.</summary>
internal sealed class Changer
{
    private readonly List<ProjectStore> _projects;
    private readonly WorldClock _clock;
    private readonly WorldChange _change;
    private readonly Edit _edit;

    private Changer(WorldChange change, List<ProjectStore> projects, WorldClock clock, ObjectIds ids)
    {
        (_change, _projects, _clock) = (change, projects, clock);
        _edit = new Edit(change, new Words(clock.Now, ids, Snapshots));
    }

    private ProjectStore Project => _projects.Find(one => one.Project.Name == _change.Project)
        ?? throw new ArgumentException($"no project {_change.Project}");

    private ClusterStore Cluster => Project.Clusters.Find(one => one.Cluster.Name == _change.Cluster)
        ?? throw new ArgumentException($"no cluster {_change.Cluster} in {_change.Project}");

    private FlexStore Flex => Project.FlexClusters.Find(one => one.Cluster.Name == _change.Cluster)
        ?? throw new ArgumentException($"no Flex cluster {_change.Cluster} in {_change.Project}");

    private LegacyStore Legacy => Cluster.Legacy
        ?? throw new ArgumentException($"{_change.Cluster} is not on Legacy Backup");

    public static void Apply(
        IEnumerable<WorldChange> changes, List<ProjectStore> projects, WorldClock clock, ObjectIds ids)
    {
        foreach (var change in changes)
        {
            new Changer(change, projects, clock, ids).Apply();
        }
    }

    private void Apply()
    {
        switch (_change.Kind)
        {
            case WorldKind.Clock:
                MoveClock();
                break;
            case WorldKind.Project:
                EditProjects();
                break;
            case WorldKind.Cluster or WorldKind.FlexCluster:
                EditClusters();
                break;
            case WorldKind.Schedule or WorldKind.LegacySchedule
                or WorldKind.CompliancePolicy or WorldKind.Encryption:
                EditSettings();
                break;
            default:
                EditItems();
                break;
        }
    }

    private void MoveClock()
    {
        var now = (string?)_edit.Properties["now"] ?? throw new ArgumentException("a clock has only now");
        _clock.MoveTo(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));
    }

    private void EditProjects()
    {
        if (_change.Add is not null)
        {
            _projects.Add(new ProjectStore(_edit.Made(new Project { Id = _edit.NewId(), Name = _change.Project })));
        }
        else if (_edit.Removes)
        {
            _projects.Remove(Project);
        }
        else
        {
            Project.Project = _edit.Changed(Project.Project);
        }
    }

    private void EditClusters() => new ClusterChanges(_edit, _clock.Now).Apply(
        Project, _change.Kind == WorldKind.FlexCluster, _change.Cluster ?? "");

    private void EditSettings()
    {
        switch (_change.Kind)
        {
            case WorldKind.Schedule:
                Cluster.Schedule = _edit.One(Cluster.Schedule);
                break;
            case WorldKind.LegacySchedule:
                Legacy.Schedule = _edit.Changed(Legacy.Schedule);
                break;
            case WorldKind.CompliancePolicy:
                Project.Policy = _edit.One(Project.Policy);
                break;
            default:
                Project.Encryption = _edit.Changed(Project.Encryption);
                break;
        }
    }

    private void EditItems()
    {
        Action edit = _change.Kind switch
        {
            WorldKind.Snapshot => () => _edit.Items(Cluster.Snapshots, one => one.Id),
            WorldKind.RestoreJob => () => _edit.Items(Cluster.RestoreJobs, one => one.Id),
            WorldKind.Export => () => _edit.Items(Cluster.Exports, one => one.Id),
            WorldKind.CollectionRestore => () => _edit.Items(Cluster.CollectionRestores, one => one.Id),
            WorldKind.Bucket => () => _edit.Items(Project.Buckets, one => one.Id, "_id"),
            WorldKind.PrivateEndpoint => () => _edit.Items(Project.PrivateEndpoints, one => one.Id),
            WorldKind.FlexSnapshot => () => _edit.Items(Flex.Snapshots, one => one.Id),
            WorldKind.FlexRestoreJob => () => _edit.Items(Flex.RestoreJobs, one => one.Id),
            WorldKind.Checkpoint => () => _edit.Items(Legacy.Checkpoints, one => one.Id),
            WorldKind.LegacySnapshot => () => _edit.Items(Legacy.Snapshots, one => one.Id),
            WorldKind.LegacyRestoreJob => () => _edit.Items(Legacy.RestoreJobs, one => one.Id),
            _ => throw new ArgumentException($"{_change.Kind} is no kind of item"),
        };
        edit();
    }

    /// <summary>The IDs of the cluster's snapshots, the newest first.</summary>
    private IReadOnlyList<string> Snapshots() => Edit.NewestFirst(
        Project.FlexClusters.Exists(one => one.Cluster.Name == _change.Cluster)
            ? Flex.Snapshots.Select(one => one.Id)
            : Cluster.Snapshots.Select(one => one.Id));
}
