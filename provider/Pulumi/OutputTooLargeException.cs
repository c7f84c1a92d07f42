namespace AtlasBackup.Provider.Pulumi;

/// <summary>Says that outputs do not fit into one message to the engine.</summary>
internal sealed class OutputTooLargeException()
    : Exception("the result is larger than 400 MB, which is all that Pulumi takes at once; "
        + "read it page by page with pageNum");
