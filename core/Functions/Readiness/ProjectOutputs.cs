namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>Makes outputs of the verdict on a project.</summary>
internal static class ProjectOutputs
{
    public static OutputObject Of(ProjectVerdict verdict)
    {
        var readyCount = verdict.Judged.Count(cluster => cluster.IsReady);
        return new OutputObject()
            .Add("notReadyCount", (double)(verdict.Judged.Count - readyCount))
            .Add("notes", AssessmentOutputs.Lines(verdict.Notes))
            .Add("ready", verdict.IsReady)
            .Add("readyCount", (double)readyCount)
            .Add("reasons", AssessmentOutputs.Lines(verdict.Reasons))
            .Add("results", verdict.Judged.Select(AssessmentOutputs.Of))
            .Add("skippedCount", (double)verdict.Skipped.Count);
    }
}
