using System.Reflection;

namespace AtlasBackup.CrashingProvider;

/// <summary>
/// Runs the provider's program, and throws on a thread of its own when the provider is configured and loads what it needs to reach
/// Atlas. The message repeats a secret.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) =>
        {
            if (loaded.LoadedAssembly.GetName().Name == "System.Net.NameResolution")
            {
                new Thread(Crash).Start();
            }
        };
        var provider = Assembly.Load("pulumi-resource-atlasbackup").EntryPoint;
        return provider?.Invoke(null, [arguments]) is int exitCode ? exitCode : -1;
    }

    private static void Crash() => throw new InvalidOperationException(
        $"a bug with {Environment.GetEnvironmentVariable("MONGODB_ATLAS_CLIENT_SECRET")} in its message");
}
