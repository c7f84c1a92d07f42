namespace AtlasBackup.DocsTool;

/// <summary>Makes the anchor of a heading that is a name.</summary>
internal static class Anchor
{
    public static string Of(string name) => name.ToLowerInvariant();
}
