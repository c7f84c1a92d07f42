using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Functions.Readiness;

namespace AtlasBackup.Core.Functions.Reports;

/// <summary>Reads the backups of all clusters of a project, with the verdict on them.</summary>
internal sealed class ProjectReportRunner(AtlasCall call, Arguments arguments)
{
    public const string Function = "readProjectBackups";

    // What a person reads of the progress: nobody calls the function by its name.
    private const string Purpose = "report";

    public async Task<OutputObject> RunAsync(CancellationToken cancellationToken)
    {
        var sweep = new ProjectSweep(call, Purpose, arguments);
        using var reads = new FunctionReads(call);
        var group = await ProjectReads.FindAsync(reads, arguments, cancellationToken);
        var project = new ProjectReads(reads, group);
        var clusters = await sweep.ListAsync(project, cancellationToken);
        var now = new AtlasClock(call).At(clusters.Date);
        var reporter = new ClusterReporter(call, project, DemandsReader.Read(arguments));
        var reports = await sweep.SideBySideAsync(
            clusters.Judged,
            cluster => cluster.Name,
            (cluster, end) => reporter.ReportAsync(cluster, now, end),
            cancellationToken);
        return new ReportOutputs(reports, clusters.Skipped, now).Of(group.Text, arguments.Text("projectName"));
    }
}
