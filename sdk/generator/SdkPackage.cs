using AtlasBackup.SdkGenerator.Emit;
using AtlasBackup.SdkGenerator.Naming;
using AtlasBackup.SdkGenerator.Schema;

namespace AtlasBackup.SdkGenerator;

/// <summary>Renders every file of the SDK from a schema. The same schema and version give the same bytes.</summary>
internal sealed class SdkPackage
{
    private readonly SortedDictionary<string, string> _files = new(StringComparer.Ordinal);
    private readonly PackageModel _package;
    private readonly Namespaces _namespaces;
    private readonly Defaults _defaults;

    private SdkPackage(PackageModel package)
    {
        _package = package;
        _namespaces = new Namespaces(package);
        _defaults = new Defaults(_namespaces);
    }

    /// <summary>Returns the files by their path in the output folder, with slashes.</summary>
    public static IReadOnlyDictionary<string, string> Render(string schema, string version)
    {
        var sdk = new SdkPackage(SchemaReader.Read(schema));
        sdk.AddProject(version);
        sdk.AddProvider();
        sdk.AddFunctions();
        sdk.AddEnums();
        sdk.AddObjects();

        return sdk._files;
    }

    private void AddProject(string version)
    {
        Add($"{_namespaces.Root}.csproj", new ProjectEmitter(_namespaces).Render(_package));
        Add(UtilitiesEmitter.VersionFile, version);
        Add(ProjectEmitter.PluginFile, PluginFileEmitter.Render(_package, version));
        Add("README.md", new ReadmeEmitter(_namespaces).Render(_package, version));
        AddCode("Utilities.cs", "", "", (writer, _) => new UtilitiesEmitter(writer, _namespaces).Write(_package));
    }

    private void AddProvider()
    {
        AddCode("Provider.cs", "", "", (writer, types) =>
            new ProviderEmitter(writer, _namespaces, types, _defaults).Write(_package));
        if (_package.Config.Count > 0)
        {
            AddCode("Config/Config.cs", "", "", (writer, types) =>
                new ConfigEmitter(writer, types, _defaults).Write(_package));
        }
    }

    private void AddFunctions()
    {
        foreach (var function in _package.Functions)
        {
            var module = function.Token.Module;
            AddCode(_namespaces.FileIn(module, $"{Identifier.Function(function.Token)}.cs"), module, "",
                (writer, types) =>
                new FunctionEmitter(writer, types, _defaults).Write(function));
        }
    }

    private void AddEnums()
    {
        foreach (var type in _package.Enums)
        {
            var module = type.Token.Module;
            AddCode(_namespaces.FileIn(module, $"Enums/{Identifier.Type(type.Token)}.cs"), module, "", (writer, _) =>
                new EnumEmitter(writer).Write(type));
        }
    }

    private void AddObjects()
    {
        var functions = _package.Functions;
        var results = functions.SelectMany(function => function.Outputs ?? []).Concat(_package.Provider.Outputs);
        // A result with its own type is treated as a property without a name.
        var returned = functions.Select(function => function.ReturnType).OfType<TypeRef>()
            .Select(type => new Property("", "", type, true, false, "", "", null, null));
        foreach (var type in TypeUse.ObjectsIn(results.Concat(returned)))
        {
            AddObject(type, Shape.Output, "Outputs", (writer, types, name) =>
                new OutputEmitter(writer, types).Write(name, type.Properties));
        }

        foreach (var type in TypeUse.ObjectsIn(functions.SelectMany(function => function.Inputs ?? [])))
        {
            AddInput(type, Shape.PlainInput, "InvokeArgs");
        }

        var inputs = functions.Where(function => function.HasResult).SelectMany(function => function.Inputs ?? []);
        foreach (var type in TypeUse.ObjectsIn(inputs.Concat(_package.Provider.Inputs)))
        {
            AddInput(type, Shape.Input, "ResourceArgs");
        }
    }

    private void AddInput(ObjectType type, Shape shape, string baseClass) =>
        AddObject(type, shape, "Inputs", (writer, types, name) =>
            new InputEmitter(writer, types, _defaults).Write(new InputClass(name, baseClass, shape, type.Properties)));

    private void AddObject(ObjectType type, Shape shape, string kind, Action<CodeWriter, TypeNames, string> write)
    {
        var module = type.Token.Module;
        var name = TypeNames.ObjectName(type, shape);
        AddCode(_namespaces.FileIn(module, $"{kind}/{name}.cs"), module, $".{kind}", (writer, types) =>
        {
            DocComment.Summary(writer, type.Description);
            write(writer, types, name);
        });
    }

    private void AddCode(string path, string module, string suffix, Action<CodeWriter, TypeNames> write) =>
        Add(path, GeneratedFile.Render(
            _namespaces.Of(module) + suffix,
            writer => write(writer, new TypeNames(_namespaces, module))));

    private void Add(string path, string content)
    {
        if (!_files.TryAdd(path, content))
        {
            throw new SchemaException(path, "two parts of the schema become this file; rename one");
        }
    }
}
