namespace AtlasBackup.Smoke;

/// <summary>The binary did something else than it must.</summary>
internal sealed class SmokeException(string message) : Exception(message)
{
    /// <exception cref="SmokeException">The values differ.</exception>
    public static void ThrowUnlessEqual<T>(string what, T expected, T actual)
    {
        if (!Equals(expected, actual))
        {
            throw new SmokeException($"{what} is '{actual}', and must be '{expected}'.");
        }
    }
}
