using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

namespace AtlasBackup.Core.Contract;

/// <summary>
/// Finds the functions of the contract. A function is read at its first call, so that the start and the first call
/// cost almost the same however many functions there are.
/// </summary>
internal static class FunctionCatalog
{
    private static readonly ConcurrentDictionary<string, Function> Known = new();
    private static readonly ConcurrentDictionary<string, EndpointFunction> Reads = new();
    private static readonly ConcurrentDictionary<string, ComposedFunction> Internal = new();

    /// <summary>The names of all functions, in the order of the alphabet.</summary>
    public static IEnumerable<string> Names => ContractFiles.Subjects
        .SelectMany(NamesIn)
        .Order(StringComparer.Ordinal);

    /// <summary>Finds a function by its name, such as <c>getBackupExport</c>.</summary>
    public static Function? Find(string name)
    {
        if (Known.TryGetValue(name, out var known))
        {
            return known;
        }

        foreach (var file in ContractFiles.Subjects)
        {
            if (Find(name, file) is { } found)
            {
                return Known.GetOrAdd(name, found);
            }
        }

        return null;
    }

    /// <summary>Finds a function that a composed one reads: an internal one, or one that can be called.</summary>
    public static EndpointFunction FindRead(string name) => Reads.GetOrAdd(
        name,
        static one => (Find(one, ContractFiles.Internal) ?? Find(one)) as EndpointFunction
            ?? throw new InvalidOperationException($"contract/: there is no function '{one}' to read"));

    /// <summary>Finds a composed function that no caller has: a front end runs it for something of its own.</summary>
    public static ComposedFunction? FindInternal(string name)
    {
        if (Internal.TryGetValue(name, out var known))
        {
            return known;
        }

        return Find(name, ContractFiles.Internal) is ComposedFunction found ? Internal.GetOrAdd(name, found) : null;
    }

    /// <summary>Finds a function that callers or only a front end can run.</summary>
    public static Function? FindAny(string name) => Find(name) ?? FindInternal(name);

    private static Function? Find(string name, string file)
    {
        using var content = ContractFiles.Read(file);
        return HasFunction(content, name) ? Read(content.Bytes, name) : null;
    }

    // Most files do not mention the name at all, and need not be read as JSON.
    private static bool HasFunction(ContractFile content, string name) =>
        content.Bytes.Span.IndexOf(Encoding.UTF8.GetBytes($"\"{name}\"")) >= 0
            && NamesIn(content.Bytes.Span).Contains(name);

    // Only the function that is called, and its types: the others of the subject may never be.
    private static Function Read(ReadOnlyMemory<byte> bytes, string name)
    {
        using var file = JsonDocument.Parse(bytes);
        using var shared = ContractFiles.Shared();
        using var used = Subject.UsedBy(file.RootElement, name) is { } subject ? ContractFiles.Subject(subject) : null;
        return new Subject(file.RootElement, shared.RootElement, used?.RootElement).Function(name);
    }

    private static List<string> NamesIn(string file)
    {
        using var content = ContractFiles.Read(file);
        return NamesIn(content.Bytes.Span);
    }

    // Functions come before types in the file, so only its first part is read.
    private static List<string> NamesIn(ReadOnlySpan<byte> bytes)
    {
        var names = new List<string>();
        var reader = new Utf8JsonReader(bytes);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isFunctions = reader.ValueTextEquals("functions"u8);
            reader.Read();
            if (!isFunctions)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                names.Add(reader.GetString() ?? "");
                reader.Read();
                reader.Skip();
            }

            break;
        }

        return names;
    }
}
