namespace AtlasBackup.EngineHost.Plugins;

/// <summary>The provider resource on whose behalf the engine calls a plugin.</summary>
public sealed record ProviderIdentity(string Urn, string Name, string Type, string Id)
{
    public static ProviderIdentity For(
        string package,
        string name = "default",
        string project = "project",
        string stack = "dev",
        string? id = null)
    {
        var type = $"pulumi:providers:{package}";
        return new($"urn:pulumi:{stack}::{project}::{type}::{name}", name, type, id ?? Guid.NewGuid().ToString());
    }

    public string Package => Type[(Type.LastIndexOf(':') + 1)..];
}
