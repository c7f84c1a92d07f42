using AtlasBackup.SdkGenerator.Schema;

namespace AtlasBackup.SdkGenerator.Naming;

/// <summary>Says which namespace and which folder a module of the schema becomes.</summary>
internal sealed class Namespaces(PackageModel package)
{
    /// <summary>
    /// The last part of the root namespace, which names the package: <c>Backup</c> of <c>Atlas.Backup</c>.
    /// </summary>
    public string Package { get; } = Named(package.CSharp, package.Name);

    public string Root { get; } = $"{package.CSharp.RootNamespace}.{Named(package.CSharp, package.Name)}";

    public string Of(string module) => module.Length == 0 ? Root : $"{Root}.{Named(package.CSharp, module)}";

    public string FileIn(string module, string file) =>
        module.Length == 0 ? file : $"{Named(package.CSharp, module).Replace('.', '/')}/{file}";

    private static string Named(CSharpOptions options, string name) =>
        options.Namespaces.TryGetValue(name, out var given)
            ? given
            : string.Join('.', name.Split('/').Select(Identifier.Pascal));
}
