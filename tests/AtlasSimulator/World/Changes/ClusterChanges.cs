using AtlasBackup.AtlasSimulator.World.Contents;
using AtlasBackup.AtlasSimulator.World.Records;

namespace AtlasBackup.AtlasSimulator.World.Changes;

/// <summary>Adds, changes and removes clusters. A new one has the usual schedule and nothing else.</summary>
internal sealed class ClusterChanges(Edit edit, DateTimeOffset now)
{
    public void Apply(ProjectStore project, bool isFlex, string name)
    {
        if (isFlex)
        {
            ApplyToFlex(project, name);
            return;
        }

        var make = new Maker(now, new ObjectIds());
        if (project.Clusters.Find(one => one.Cluster.Name == name) is { } store)
        {
            store.Cluster = edit.Removes ? store.Cluster : edit.Changed(store.Cluster);
            project.Clusters.RemoveAll(one => edit.Removes && one == store);
            return;
        }

        var usual = ReplicaSets.Described(make, 100 + project.Clusters.Count, name) with { Id = edit.NewId() };
        project.Clusters.Add(new ClusterStore(edit.Made(usual)) { Schedule = make.Schedule() });
    }

    private void ApplyToFlex(ProjectStore project, string name)
    {
        if (project.FlexClusters.Find(one => one.Cluster.Name == name) is { } store)
        {
            store.Cluster = edit.Removes ? store.Cluster : edit.Changed(store.Cluster);
            project.FlexClusters.RemoveAll(one => edit.Removes && one == store);
            return;
        }

        project.FlexClusters.Add(new FlexStore(
            edit.Made(new FlexCluster { Id = edit.NewId(), Name = name, CreateDate = now })));
    }
}
