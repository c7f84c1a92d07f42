namespace AtlasBackup.SdkGenerator.Emit;

/// <summary>Marks members that the schema calls deprecated.</summary>
internal static class Obsolete
{
    public static void Write(CodeWriter writer, string deprecation)
    {
        if (deprecation.Length > 0)
        {
            writer.Line($"[Obsolete({Literal.Verbatim(deprecation)})]");
        }
    }
}
