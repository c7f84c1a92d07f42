namespace AtlasBackup.ContractTool;

/// <summary>Says in one line why the contract or a specification cannot be used.</summary>
internal sealed class ContractException(string message) : Exception(message);
