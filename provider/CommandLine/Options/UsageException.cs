namespace AtlasBackup.Provider.CommandLine.Options;

/// <summary>Says in one line what is wrong with the words that the command was called with.</summary>
internal sealed class UsageException(string message) : Exception(message);
