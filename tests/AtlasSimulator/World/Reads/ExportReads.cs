using AtlasBackup.AtlasSimulator.World.Records;

namespace AtlasBackup.AtlasSimulator.World.Reads;

/// <summary>Exports, the buckets that they go to, and the private ways there. Atlas gives them no links.</summary>
internal static class ExportReads
{
    public static Reply List(Question question) =>
        Reply.List(question.Cloud.Exports.OrderByDescending(one => one.Id), one => AtlasJson.Of(one));

    public static Reply Get(Question question)
    {
        var id = question["exportId"];
        return Reply.Of(AtlasJson.Of(
            question.Cloud.Exports.Find(one => one.Id == id) ?? throw Refusals.NoResource($"export {id}")));
    }

    public static Reply ListBuckets(Question question) =>
        Reply.List(question.Project.Buckets, one => AtlasJson.Of(one));

    public static Reply GetBucket(Question question)
    {
        var id = question["exportBucketId"];
        return Reply.Of(AtlasJson.Of(
            question.Project.Buckets.Find(one => one.Id == id)
                ?? throw Refusals.NoItem("EXPORT_BUCKET_NOT_FOUND", "export bucket", id)));
    }

    public static Reply ListEndpoints(Question question) =>
        Reply.List(Endpoints(question), one => AtlasJson.Of(one));

    public static Reply GetEndpoint(Question question)
    {
        var id = question["endpointId"];
        return Reply.Of(AtlasJson.Of(
            Endpoints(question).Find(one => one.Id == id) ?? throw Refusals.NoResource($"private endpoint {id}")));
    }

    private static List<PrivateEndpoint> Endpoints(Question question) => question["cloudProvider"] is "AWS"
        ? question.Project.PrivateEndpoints
        : throw Refusals.WrongValue("cloudProvider", question["cloudProvider"]);
}
