namespace AtlasBackup.Core.Functions;

/// <summary>Says that Atlas answered with something other than what its API describes.</summary>
internal sealed class UnexpectedAnswerException(string what, Exception? cause = null) : Exception(what, cause);
