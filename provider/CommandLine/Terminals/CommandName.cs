namespace AtlasBackup.Provider.CommandLine.Terminals;

/// <summary>What the command is called.</summary>
internal static class CommandName
{
    public const string Text = "atlasbackup";
}
