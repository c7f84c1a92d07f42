using AtlasBackup.Tests.Files;

namespace AtlasBackup.AtlasSimulator.Api;

/// <summary>An endpoint of the simulated Atlas: one file of answers.</summary>
internal sealed class Route(string function, AnswerFile file)
{
    // A path with fewer parameters is closer: snapshots/shardedClusters is not the snapshot of that ID.
    private static readonly List<Route> All =
    [
        .. AnswerFile.All.OrderBy(entry => entry.Value.Parameters.Count())
            .Select(entry => new Route(entry.Key, entry.Value)),
    ];

    private readonly string[] _template = file.Path.Split('/');

    public string Function => function;

    public AnswerFile File => file;

    /// <summary>The endpoint at a path below /api/atlas/v2/, and the parameters in that path.</summary>
    public static (Route Route, Dictionary<string, string> Asked)? Find(string path)
    {
        var parts = WithoutEnd(path).Split('/');
        foreach (var route in All)
        {
            if (route.Read(parts) is { } asked)
            {
                return (route, asked);
            }
        }

        return null;
    }

    // The framework that Atlas is written in takes one slash at the end of a path for nothing.
    private static string WithoutEnd(string path) => path.EndsWith('/') ? path[..^1] : path;

    private Dictionary<string, string>? Read(string[] parts)
    {
        if (parts.Length != _template.Length)
        {
            return null;
        }

        var asked = new Dictionary<string, string>();
        foreach (var (name, part) in _template.Zip(parts))
        {
            if (name.StartsWith('{'))
            {
                asked[name[1..^1]] = part;
            }
            else if (name != part)
            {
                return null;
            }
        }

        return asked;
    }
}
