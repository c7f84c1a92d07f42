using System.Collections.Concurrent;

namespace AtlasBackup.EndToEnd.Tests.Faults;

/// <summary>Writes a line for each read of a verdict and each fault of it, when all have been tested.</summary>
public sealed class VerdictFaultTable : IDisposable
{
    private readonly ConcurrentQueue<string> _lines = [];

    public void Add(string read, string fault, string outcome) => _lines.Enqueue($"{read,-20} {fault,-24} {outcome}");

    public void Dispose() => File.WriteAllLines(
        Repository.PathOf("artifacts/verdict-faults.txt"),
        _lines.Order(StringComparer.Ordinal).Prepend($"{"read of a verdict",-20} {"fault",-24} outcome"));
}
