using AtlasBackup.Core.Values;

namespace AtlasBackup.Tests.Support;

/// <summary>Failures as a user reads them.</summary>
internal static class Failures
{
    /// <summary>Why a call failed and what to do, in one line.</summary>
    public static string Line(this ProviderException failure) => $"{failure.Message} {failure.Hint}".TrimEnd();
}
