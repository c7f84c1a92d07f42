namespace AtlasBackup.Core.Values;

/// <summary>What is wrong with one argument or one setting.</summary>
/// <param name="Property">Its name, or empty where the reason names it, or the environment variable.</param>
/// <param name="Reason">What was expected.</param>
/// <param name="Got">What was given instead, short and never a secret, or null where the reason says it all.</param>
internal sealed record InputFailure(string Property, Wording Reason, Wording? Got = null)
{
    /// <summary>The reason with what was given.</summary>
    public Wording WithGot => Got is null ? Reason : Wording.Of($"{Reason}, got {Got}");
}
