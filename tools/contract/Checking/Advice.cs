namespace AtlasBackup.ContractTool.Checking;

/// <summary>The second half of most advice.</summary>
internal static class Advice
{
    public static string OrExcuse(string kind) => $", or give the reason under \"{kind}\" in contract/{Exceptions.FileName}";
}
