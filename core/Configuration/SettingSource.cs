namespace AtlasBackup.Core.Configuration;

/// <summary>Where the value of a setting comes from; the default where it is neither given nor in a variable.</summary>
/// <param name="IsGiven">Whether the front end gave it.</param>
/// <param name="Variable">The environment variable that it was taken from, or null.</param>
internal readonly record struct SettingSource(bool IsGiven, string? Variable);
