namespace Pulumi;

/// <summary>Ends a program with one clear message and no stack trace.</summary>
public class RunException : Exception
{
    public RunException(string message) : base(message)
    {
    }

    public RunException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}

/// <summary>Ends a program with a message that belongs to a resource.</summary>
public class ResourceException(string message, Resource? resource, bool hideStack = false) : Exception(message)
{
    internal Resource? Resource { get; } = resource;

    internal bool HideStack { get; } = hideStack;
}

/// <summary>A message could not be sent to the engine, so only the console can show it.</summary>
public class LogException(Exception exception)
    : Exception($"Error occurred during logging: {exception.Message}", exception);
