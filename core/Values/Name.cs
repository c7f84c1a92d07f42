namespace AtlasBackup.Core.Values;

/// <summary>
/// The name of an input, an output or a setting as the contract has it, such as <c>groupId</c>. Front ends spell it in
/// their own way.
/// </summary>
internal readonly record struct Name(string Text)
{
    public override string ToString() => Text;
}

/// <summary>The name of a function as the contract has it, such as <c>getBackupExport</c>.</summary>
internal readonly record struct FunctionName(string Text)
{
    public override string ToString() => Text;
}
