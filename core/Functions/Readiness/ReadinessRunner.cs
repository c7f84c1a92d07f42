using AtlasBackup.Core.Atlas;

namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>Says whether a cluster can be restored.</summary>
internal sealed class ReadinessRunner(AtlasCall call, string function, Arguments arguments, bool isPreview)
{
    public const string Function = "getBackupReadiness";

    public async Task<OutputObject> RunAsync(CancellationToken cancellationToken)
    {
        var demands = DemandsReader.Read(arguments);
        using var reads = new FunctionReads(call);
        var clock = new AtlasClock(call);
        var waiting = new Waiting(call, function, arguments, isPreview);
        var group = await ProjectReads.FindAsync(reads, arguments, cancellationToken);
        while (true)
        {
            var judge = new Judge(call, new ProjectReads(reads, group), demands, clock);
            var assessment = await judge.AssessAsync(arguments.Value("clusterName"), cancellationToken);
            if (assessment.IsReady || !await waiting.NextAsync([assessment], cancellationToken))
            {
                return AssessmentOutputs.Of(assessment);
            }
        }
    }
}
