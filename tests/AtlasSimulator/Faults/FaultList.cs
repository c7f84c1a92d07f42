using AtlasBackup.AtlasSimulator.Api;

namespace AtlasBackup.AtlasSimulator.Faults;

/// <summary>The faults that will happen.</summary>
public sealed class FaultList
{
    private readonly Lock _lock = new();
    private readonly List<Entry> _entries = [];

    /// <summary>The number of requests that failed.</summary>
    public int Struck { get; private set; }

    public void Add(Fault fault)
    {
        if (fault.Kind == FaultKind.Error && !AtlasErrors.Codes.Contains(fault.ErrorCode))
        {
            throw new ArgumentException($"there is no error {fault.ErrorCode} in AtlasErrors", nameof(fault));
        }

        lock (_lock)
        {
            _entries.Add(new Entry(fault));
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
        }
    }

    /// <summary>Takes the fault for this request, if there is one.</summary>
    internal Fault? Take(Leg leg, string path, int page, int size)
    {
        lock (_lock)
        {
            foreach (var entry in _entries.Where(entry => entry.Matches(leg, path, page, size)))
            {
                entry.Seen++;
                var turn = entry.Seen - entry.Fault.After;
                if (turn > 0
                    && (turn - 1) % entry.Fault.Every == 0
                    && (entry.Fault.Times is not { } times || turn <= times))
                {
                    Struck++;
                    return entry.Fault;
                }
            }

            return null;
        }
    }

    private sealed class Entry(Fault fault)
    {
        public Fault Fault { get; } = fault;

        public int Seen { get; set; }

        public bool Matches(Leg leg, string path, int page, int size) =>
            Fault.Leg == leg
            && path.Contains(Fault.Path, StringComparison.Ordinal)
            && (Fault.Page is null || Fault.Page == page)
            && (Fault.ItemsPerPage is null || Fault.ItemsPerPage == size);
    }
}
