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

/// <summary>
/// A text from outside this program: an error shows its beginning, after secrets have been removed from the whole.
/// </summary>
/// <param name="Text">All of it.</param>
/// <param name="IsProse">
/// Whether it is sentences, whose line breaks mean nothing, and not a name or a value, which is shown exactly.
/// </param>
internal readonly record struct Quote(string Text, bool IsProse = false)
{
    /// <summary>How many characters of it are shown.</summary>
    public int MaxLength { get; init; } = IsProse ? 500 : 80;

    public override string ToString() => Text;
}
