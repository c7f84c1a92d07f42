namespace AtlasBackup.SdkGenerator.Schema;

/// <summary>A schema that no SDK can be made of: names the place and the problem, in one line.</summary>
internal sealed class SchemaException(string place, string problem) : Exception($"{place}: {problem}");
