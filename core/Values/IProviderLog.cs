namespace AtlasBackup.Core.Values;

/// <summary>Takes messages for the people who run a program, apart from results and errors.</summary>
internal interface IProviderLog
{
    void Debug(string message);

    void Info(string message);

    void Warning(string message);

    /// <summary>Says how far a long read has come. It replaces what was said before, and is not kept.</summary>
    void Progress(string message);
}
