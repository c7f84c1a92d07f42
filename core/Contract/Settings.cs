namespace AtlasBackup.Core.Contract;

/// <summary>The settings of the provider, as the contract declares them. Read when they are first asked for.</summary>
internal static class Settings
{
    private static readonly Lazy<IReadOnlyList<Input>> Declared = new(Read);

    public static IReadOnlyList<Input> All => Declared.Value;

    public static Input? Find(string name) => All.FirstOrDefault(setting => setting.Name == name);

    private static List<Input> Read()
    {
        using var package = ContractFiles.Package();
        var root = package.RootElement;
        var reader = new InputReader(new TypeReader(root, root));
        var settings = root.GetProperty("settings").EnumerateObject();
        return [.. settings.Select(member => reader.Read(member.Name, member.Value))];
    }
}
