using System.Text.Json.Nodes;
using AtlasBackup.Tests.Files;

namespace AtlasBackup.AtlasSimulator.Api;

/// <summary>An endpoint of the simulated Atlas: one file of answers.</summary>
internal sealed class Route(string function, AnswerFile file)
{
    /// <summary>A read that is only a part of a function.</summary>
    public const string EncryptionAtRest = "encryptionAtRest";

    private static readonly AnswerFile Keys = new()
    {
        Path = "groups/{groupId}/encryptionAtRest",
        ApiVersion = "2023-01-01",
        Complete = new JsonObject { ["awsKms"] = new JsonObject { ["enabled"] = true, ["valid"] = true } },
        Empty = [],
    };

    // A path with fewer parameters matches first: snapshots/shardedClusters is not the snapshot with that ID.
    private static readonly List<Route> All =
    [
        new Route(EncryptionAtRest, Keys),
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

    // Atlas's web framework ignores one slash at the end of a path.
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
                // Only a slash is still escaped.
                asked[name[1..^1]] = part.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
            }
            else if (name != part)
            {
                return null;
            }
        }

        return asked;
    }
}
