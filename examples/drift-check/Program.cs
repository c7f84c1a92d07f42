using Atlas.Backup;
using DriftCheck;
using Pulumi;

return await Deployment.RunAsync(async () =>
{
    var config = new Pulumi.Config();
    var declared = Declaration.Read(config);
    var failOnDrift = config.RequireBoolean("failOnDrift");
    var project = await GetProject.InvokeAsync(new GetProjectArgs { Name = config.Require("project") });

    // A preview without known credentials gets no answer, and no answer does not prove that nothing has drifted.
    var groupId = project.Id ?? throw new RunException("no answer: the credentials are not known yet");
    var dedicated = await ListClusters.InvokeAsync(new ListClustersArgs { GroupId = groupId });
    var flex = await ListFlexClusters.InvokeAsync(new ListFlexClustersArgs { GroupId = groupId });

    var comparison = new Comparison(groupId, declared);
    string?[] names =
    [
        .. dedicated.Results.Select(cluster => cluster.Name),
        .. flex.Results.Select(cluster => cluster.Name),
    ];
    var compared = names.Except(declared.SkippedClusters).ToArray();
    var dedicatedDrift = dedicated.Results.Where(cluster => compared.Contains(cluster.Name)).Select(comparison.OfAsync);
    var flexDrift = flex.Results.Where(cluster => compared.Contains(cluster.Name)).Select(comparison.OfFlexAsync);
    var clusterDrift = await Task.WhenAll(dedicatedDrift.Concat(flexDrift));

    string[] drift =
    [
        .. compared.Length == 0 ? ["there is no cluster to compare"] : Array.Empty<string>(),
        .. declared.SkippedClusters.Except(names)
            .Select(name => $"{name}: is to be skipped, but there is no such cluster"),
        .. await comparison.OfPolicyAsync(),
        .. clusterDrift.SelectMany(lines => lines),
    ];

    if (drift.Length > 0 && failOnDrift)
    {
        throw new RunException($"the backups of project {project.Name} have drifted: {string.Join("; ", drift)}");
    }

    foreach (var line in drift)
    {
        Log.Warn(line);
    }

    return new Dictionary<string, object?>
    {
        ["inSync"] = drift.Length == 0,
        ["drift"] = drift,
        ["clusters"] = compared,
    };
});
