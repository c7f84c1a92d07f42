namespace AtlasBackup.Core.Values;

/// <summary>Takes messages for the people who run a program, apart from results and errors.</summary>
internal interface IProviderLog
{
    /// <summary>Whether lines that only help to find a mistake are written anywhere.</summary>
    bool IsDebugWritten => true;

    void Debug(string message);

    void Info(string message);

    void Warning(string message);

    /// <summary>Says how far a long read has come. It replaces what was said before, and is not kept.</summary>
    void Progress(string message);
}
