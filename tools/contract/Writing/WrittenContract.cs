using System.Text.Json.Nodes;

namespace AtlasBackup.ContractTool.Writing;

/// <summary>The contract as people write it: the files of contract/, joined.</summary>
internal sealed class WrittenContract
{
    private const string PackageFile = "package.json";
    public const string SharedFile = "shared.json";
    public const string InternalFile = "internal.json";

    private readonly Dictionary<string, string> _files = [];
    private readonly Dictionary<string, string> _inputFiles = [];

    private WrittenContract(JsonObject package, JsonObject shared)
    {
        Package = package;
        Inputs = shared.Object("inputs").DeepClone().AsObject();
        List = shared.Object("list");
        Single = shared.Object("single");
        AddTypes(shared, SharedFile);
    }

    public JsonObject Package { get; }

    /// <summary>The inputs that several functions share: all of them, or those of one subject.</summary>
    public JsonObject Inputs { get; }

    /// <summary>The template of a list's outputs.</summary>
    public JsonObject List { get; }

    /// <summary>The inputs and outputs of every function that reads one object.</summary>
    public JsonObject Single { get; }

    public SortedDictionary<string, Function> Functions { get; } = new(StringComparer.Ordinal);

    /// <summary>The functions that read one endpoint of Atlas.</summary>
    public IEnumerable<Function> EndpointFunctions => Functions.Values.Where(function => !function.IsComposed);

    public IEnumerable<Function> ComposedFunctions => Functions.Values.Where(function => function.IsComposed);

    /// <summary>
    /// The functions that callers do not have, with their types, and with the inputs and types of other subjects that
    /// they use. None is in schema.json.
    /// </summary>
    public WrittenContract? Internal { get; private init; }

    public SortedDictionary<string, JsonObject> Types { get; } = new(StringComparer.Ordinal);

    public static WrittenContract Read(string folder)
    {
        var package = Json.ReadFile(Path.Combine(folder, PackageFile));
        var shared = Json.ReadFile(Path.Combine(folder, SharedFile));
        var subjects = Directory.EnumerateFiles(folder, "*.json")
            .Where(file => Path.GetFileName(file) is not (PackageFile or SharedFile or InternalFile))
            .Order(StringComparer.Ordinal)
            .ToDictionary(file => Path.GetFileName(file), Json.ReadFile);
        var hidden = new WrittenContract(package, shared);
        hidden.AddSubject(Json.ReadFile(Path.Combine(folder, InternalFile)), InternalFile);
        hidden.AddUsed(subjects);
        var contract = new WrittenContract(package, shared) { Internal = hidden };
        foreach (var (file, subject) in subjects)
        {
            contract.AddSubject(subject, file);
        }

        return contract;
    }

    /// <summary>The file that a function or a type is written in.</summary>
    public string FileOf(string name) => _files[name];

    /// <summary>The file that an input is written in which functions refer to.</summary>
    public string FileOfInput(string name) => _inputFiles.GetValueOrDefault(name, SharedFile);

    /// <summary>The function that a composed one reads: an internal one, or one that can be called.</summary>
    public Function? FindRead(string name) =>
        Internal?.Functions.GetValueOrDefault(name) ?? Functions.GetValueOrDefault(name);

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

        AddInputs(subject, file);
        AddTypes(subject, file);
    }

    private void AddUsed(Dictionary<string, JsonObject> subjects)
    {
        foreach (var file in ComposedFunctions.Select(function => function.Uses).OfType<string>().Distinct().ToList())
        {
            if (!subjects.TryGetValue(file, out var subject))
            {
                throw new ContractException($"{InternalFile} uses {file}, which is not the file of a subject");
            }

            AddInputs(subject, file);
            AddTypes(subject, file);
        }
    }

    private void AddInputs(JsonObject subject, string file)
    {
        foreach (var (name, input) in subject.Object("inputs").Objects())
        {
            if (!Inputs.TryAdd(name, input.DeepClone()))
            {
                throw new ContractException(
                    $"{file} has an input {name}, as {FileOfInput(name)} has: remove one or rename it");
            }

            _inputFiles[name] = file;
        }
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
