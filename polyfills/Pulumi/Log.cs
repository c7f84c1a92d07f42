namespace Pulumi;

/// <summary>Messages for the person who runs the program.</summary>
public static class Log
{
    public static void Debug(
        string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Write(Pulumirpc.LogSeverity.Debug, message, resource, streamId, ephemeral);

    public static void Info(
        string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Write(Pulumirpc.LogSeverity.Info, message, resource, streamId, ephemeral);

    public static void Warn(
        string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Write(Pulumirpc.LogSeverity.Warning, message, resource, streamId, ephemeral);

    public static void Error(
        string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Write(Pulumirpc.LogSeverity.Error, message, resource, streamId, ephemeral);

    public static void Exception(
        Exception exception, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Error(exception.ToString(), resource, streamId, ephemeral);

    private static void Write(
        Pulumirpc.LogSeverity severity, string message, Resource? resource, int? streamId, bool? ephemeral) =>
        Deployment.Current.Log.WriteAsync(severity, message, resource, streamId ?? 0, ephemeral ?? false);
}
