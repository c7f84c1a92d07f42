using System.Text.Json;

namespace AtlasBackup.Core.Contract;

/// <summary>The contract's own files, which are embedded in this assembly. None is read before it is needed.</summary>
internal static class ContractFiles
{
    private const string Folder = "contract/";

    /// <summary>The file of the functions that callers do not have.</summary>
    public const string Internal = $"{Folder}internal.json";

    // Files without functions that can be called.
    private static readonly string[] Others = [$"{Folder}package.json", $"{Folder}shared.json", Internal];

    /// <summary>The files whose functions can be called, one for each subject.</summary>
    public static IEnumerable<string> Subjects => typeof(ContractFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && !Others.Contains(name))
        .Order(StringComparer.Ordinal);

    public static JsonDocument Package() => Parse(Others[0]);

    public static JsonDocument Shared() => Parse(Others[1]);

    public static JsonDocument Subject(string file) => Parse($"{Folder}{file}");

    public static ContractFile Read(string name)
    {
        using var stream = Open(name);
        return new ContractFile(stream);
    }

    private static JsonDocument Parse(string name)
    {
        using var stream = Open(name);
        return JsonDocument.Parse(stream);
    }

    private static Stream Open(string name) => typeof(ContractFiles).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"{name} is not embedded in this build");
}
