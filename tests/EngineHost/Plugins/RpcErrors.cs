using Grpc.Core;
using Pulumirpc;

namespace AtlasBackup.EngineHost.Plugins;

/// <summary>Reads a plugin's error answer as the engine does: its text, its cause, and the missing keys.</summary>
public static class RpcErrors
{
    private const string DetailsTrailer = "grpc-status-details-bin";

    /// <summary>The text that the user sees. The engine drops everything else of the status.</summary>
    public static string Describe(RpcException error)
    {
        return Details<ErrorCause>(error) is [var cause, ..]
            ? $"{error.Status.Detail}: {cause.Message}"
            : error.Status.Detail;
    }

    /// <summary>
    /// What the user sees when Configure fails: a hint for each missing key, or the text of the error.
    /// </summary>
    public static string DescribeConfigure(RpcException error)
    {
        var advice = Details<ConfigureErrorMissingKeys>(error)
            .SelectMany(detail => detail.MissingKeys)
            .Select(key => $"missing required configuration key \"{key.Name}\": {key.Description}\n"
                + $"Set a value using the command `pulumi config set {key.Name} <value>`.")
            .ToList();
        return advice.Count == 0 ? Describe(error) : string.Join('\n', advice);
    }

    /// <summary>The details of one kind that the status carries.</summary>
    public static IReadOnlyList<T> Details<T>(RpcException error)
        where T : class, Google.Protobuf.IMessage<T>, new()
    {
        var trailer = error.Trailers.Get(DetailsTrailer);
        return trailer is null
            ? []
            : [.. Google.Rpc.Status.Parser.ParseFrom(trailer.ValueBytes).Details
                .Where(detail => detail.Is(new T().Descriptor))
                .Select(detail => detail.Unpack<T>())];
    }
}
