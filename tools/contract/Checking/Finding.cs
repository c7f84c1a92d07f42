namespace AtlasBackup.ContractTool.Checking;

/// <summary>
/// Where the contract departs from the facts or from its own rules, and what to do about it. Without a kind it cannot
/// be excused.
/// </summary>
internal sealed record Finding(string? Kind, string Subject, string Message)
{
    public override string ToString() => Kind is null
        ? $"{Subject}: {Message}"
        : $"{Subject}: {Message}, or give the reason under \"{Kind}\" in {Exceptions.Place}";
}
