namespace AtlasBackup.SdkGenerator.Schema;

/// <summary>The schema cannot be rendered as an SDK. The message names the place and the problem in one line.</summary>
internal sealed class SchemaException(string place, string problem) : Exception($"{place}: {problem}");
