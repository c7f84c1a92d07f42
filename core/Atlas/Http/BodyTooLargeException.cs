using System.Globalization;

namespace AtlasBackup.Core.Atlas.Http;

/// <summary>Says that an answer is larger than anything that Atlas is expected to send.</summary>
internal sealed class BodyTooLargeException(int limit)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"the answer is larger than {limit / (1024 * 1024)} MB"));
