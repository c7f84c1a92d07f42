using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator.World.Records;

namespace AtlasBackup.AtlasSimulator.World.Reads;

/// <summary>Restores of single collections.</summary>
internal static class CollectionReads
{
    public static Reply List(Question question) =>
        Reply.List(question.Cloud.CollectionRestores.OrderByDescending(one => one.Id), Write);

    public static Reply Get(Question question) => Reply.Of(Write(One(question)));

    public static Reply ListStates(Question question) => Reply.List(
        One(question).States.Where(one => Fits(question, one)), one => AtlasJson.Of(one));

    public static Reply GetState(Question question)
    {
        var source = question["sourceNamespace"];
        return Reply.Of(AtlasJson.Of(
            One(question).States.FirstOrDefault(one => one.SourceNamespace == source)
                ?? throw Refusals.NoResource($"collection {source}")));
    }

    private static CollectionRestore One(Question question)
    {
        var id = question.Id("jobId", "INVALID_JOB_ID", "job ID");
        return question.Cloud.CollectionRestores.Find(one => one.Id == id)
            ?? throw Refusals.NoItem("RESTORE_JOB_NOT_FOUND", "collection restore job", id);
    }

    private static bool Fits(Question question, CollectionState state) =>
        Is(question, "state", state.State)
        && Is(question, "sourceNamespace", state.SourceNamespace)
        && Is(question, "targetNamespace", state.TargetNamespace);

    private static bool Is(Question question, string name, string? value) =>
        !question.Query.TryGetValue(name, out var asked) || asked == value;

    private static JsonObject Write(CollectionRestore job) => AtlasJson.Of(
        job,
        ("restoredDocuments", job.States.Sum(one => one.RestoredDocuments)),
        ("totalDocuments", job.States.Sum(one => one.TotalDocuments))).Without("states");
}
