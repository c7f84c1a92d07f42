namespace AtlasBackup.Core.Atlas.Http;

/// <summary>Finds the causes of an exception, which the sockets wrap in others.</summary>
internal static class Causes
{
    /// <summary>The outermost exception of a kind among an exception and its causes, or null.</summary>
    public static T? Find<T>(Exception? exception)
        where T : Exception
    {
        while (exception is not null and not T)
        {
            exception = exception.InnerException;
        }

        return exception as T;
    }
}
