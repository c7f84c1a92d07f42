namespace AtlasBackup.ContractTool.Checking;

/// <summary>Where the contract departs from the facts or from its own rules, and what to do about it.</summary>
internal sealed record Finding(string Kind, string Subject, string Message)
{
    public override string ToString() => $"{Subject}: {Message}";
}
