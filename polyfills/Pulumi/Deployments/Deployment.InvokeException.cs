namespace Pulumi;

/// <content>The failure of a function, under the name that users see in their logs.</content>
public sealed partial class Deployment
{
    /// <summary>A provider refused the arguments of a function.</summary>
    internal sealed class InvokeException(string message) : Exception(message);
}
