using System.Text.Json.Nodes;

namespace AtlasBackup.ContractTool.Writing;

/// <summary>The contract as people write it: the files of contract/, joined.</summary>
internal sealed class WrittenContract
{
    private const string PackageFile = "package.json";
    public const string SharedFile = "shared.json";

    private readonly Dictionary<string, string> _files = [];

    private WrittenContract(JsonObject package, JsonObject shared)
    {
        Package = package;
        Inputs = shared.Object("inputs");
        List = shared.Object("list");
        Single = shared.Object("single");
        AddTypes(shared, SharedFile);
    }

    public JsonObject Package { get; }

    /// <summary>The inputs that several functions share.</summary>
    public JsonObject Inputs { get; }

    /// <summary>The template of a list's outputs.</summary>
    public JsonObject List { get; }

    /// <summary>The inputs and outputs of every function that reads one object.</summary>
    public JsonObject Single { get; }

    public SortedDictionary<string, Function> Functions { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, JsonObject> Types { get; } = new(StringComparer.Ordinal);

    public static WrittenContract Read(string folder)
    {
        var contract = new WrittenContract(
            Json.ReadFile(Path.Combine(folder, PackageFile)),
            Json.ReadFile(Path.Combine(folder, SharedFile)));
        var subjects = Directory.EnumerateFiles(folder, "*.json")
            .Where(file => Path.GetFileName(file) is not (PackageFile or SharedFile))
            .Order(StringComparer.Ordinal);
        foreach (var file in subjects)
        {
            contract.AddSubject(Json.ReadFile(file), Path.GetFileName(file));
        }

        return contract;
    }

    /// <summary>The file that a function or a type is written in.</summary>
    public string FileOf(string name) => _files[name];

    private void AddSubject(JsonObject subject, string file)
    {
        foreach (var (name, function) in subject.Object("functions").Objects())
        {
            if (!Functions.TryAdd(name, new Function(name, function)))
            {
                throw new ContractException(
                    $"{file} has a function {name}, as {FileOf(name)} has: remove one or rename it");
            }

            _files[name] = file;
        }

        AddTypes(subject, file);
    }

    private void AddTypes(JsonObject file, string name)
    {
        foreach (var (type, definition) in file.Object("types").Objects())
        {
            if (!Types.TryAdd(type, definition))
            {
                throw new ContractException(
                    $"{name} has a type {type}, as {FileOf(type)} has: remove one or rename it");
            }

            _files[type] = name;
        }
    }
}
