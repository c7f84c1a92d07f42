using System.Text.Json;

namespace AtlasBackup.EngineHost.Plugins;

/// <summary>
/// Gives a plugin the environment that the engine gives it, without the credentials of the person who runs the tests.
/// </summary>
public static class PluginEnvironment
{
    private static readonly string[] CredentialPrefixes = ["MONGODB_ATLAS_", "MCLI_"];

    public static void RemoveCredentials(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(IsCredential).ToList())
        {
            environment.Remove(name);
        }
    }

    public static void Apply(PluginOptions options, IDictionary<string, string?> environment)
    {
        RemoveCredentials(environment);
        environment["PULUMI_PROJECT"] = options.Project;
        environment["PULUMI_CONFIG"] = JsonSerializer.Serialize(options.PackageConfig);
        Overlay(options.Environment, environment);
    }

    public static void Overlay(IReadOnlyDictionary<string, string?> changes, IDictionary<string, string?> environment)
    {
        foreach (var (name, value) in changes)
        {
            if (value is null)
            {
                environment.Remove(name);
            }
            else
            {
                environment[name] = value;
            }
        }
    }

    private static bool IsCredential(string name) =>
        CredentialPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
