namespace AtlasBackup.EngineHost.Programs;

/// <summary>How a program ended, and what it wrote.</summary>
internal sealed record ProgramExit(int Code, string StandardOutput = "", string StandardError = "");
