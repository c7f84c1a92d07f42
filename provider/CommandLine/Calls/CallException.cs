using AtlasBackup.Core.Values;

namespace AtlasBackup.Provider.CommandLine.Calls;

/// <summary>A function failed.</summary>
/// <param name="function">The name of the function.</param>
/// <param name="failure">Why.</param>
internal sealed class CallException(string function, ProviderException failure) : Exception(failure.Message, failure)
{
    public string Function => function;

    public ProviderException Failure => failure;
}
