namespace AtlasBackup.Core.Configuration;

/// <summary>
/// What is wrong with a configuration value. The property is empty for a credential, because the Pulumi CLI prints the
/// value of the property that it names; the reason names it then.
/// </summary>
internal sealed record ConfigFailure(string Property, string Reason);
