using AtlasBackup.Core.Contract;

namespace AtlasBackup.Core.Functions;

/// <summary>Remembers where the results were written that a list keeps.</summary>
/// <param name="latest">How many of the newest are kept, or null where all are.</param>
internal sealed class KeptResults(int? latest)
{
    private readonly List<Run> _runs = [];
    private readonly List<Mark> _marks = [];

    // The run that the next result may belong to.
    private Run _run;

    /// <summary>Keeps a result, unless a filter dropped it.</summary>
    public void Add(IOutputPart part, PageResult result)
    {
        if (result.Position < 0)
        {
            return;
        }

        if (latest is not null)
        {
            _marks.Add(new Mark(result.Time ?? DateTimeOffset.MinValue, result.Key, part, result.Position));
        }
        else if (_run.Part == part && _run.First + _run.Count == result.Position)
        {
            _run = _run with { Count = _run.Count + 1 };
        }
        else
        {
            _runs.Add(_run);
            _run = new Run(part, result.Position, 1);
        }
    }

    /// <summary>Writes them: in the order in which they were added, or the newest first.</summary>
    public void AppendTo(IOutputWriter writer)
    {
        foreach (var (part, first, count) in _runs.Append(_run))
        {
            if (part is not null)
            {
                writer.AppendItems(part, first, count);
            }
        }

        // Of the same time the one with the greater key first, so that the order is always the same.
        var newest = _marks
            .OrderByDescending(mark => mark.Time)
            .ThenByDescending(mark => mark.Key, StringComparer.Ordinal)
            .Take(latest ?? 0);
        foreach (var mark in newest)
        {
            writer.AppendItems(mark.Part, mark.Position, 1);
        }
    }

    private readonly record struct Run(IOutputPart? Part, int First, int Count);

    private readonly record struct Mark(DateTimeOffset Time, string Key, IOutputPart Part, int Position);
}
