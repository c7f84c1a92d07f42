using System.Text.RegularExpressions;

namespace AtlasBackup.SdkGenerator;

/// <summary>What the command line asks for.</summary>
internal sealed partial record Arguments(string Schema, string Output, string Version, bool Check)
{
    public const string Usage = "usage: sdk-generator --schema FILE --output FOLDER --version X.Y.Z [--check]";

    /// <summary>Reads the command line; null if it is not as <see cref="Usage"/> says.</summary>
    public static Arguments? Parse(IReadOnlyList<string> args)
    {
        var given = new Dictionary<string, string>();
        var check = false;
        for (var index = 0; index < args.Count; index++)
        {
            if (args[index] == "--check")
            {
                check = true;
            }
            else if (args[index] is not ("--schema" or "--output" or "--version")
                || index + 1 == args.Count
                || !given.TryAdd(args[index], args[++index]))
            {
                return null;
            }
        }

        return given.TryGetValue("--schema", out var schema)
            && given.TryGetValue("--output", out var output)
            && given.TryGetValue("--version", out var version)
            && SemanticVersion().IsMatch(version)
            ? new Arguments(schema, output, version, check)
            : null;
    }

    [GeneratedRegex(@"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?\z")]
    private static partial Regex SemanticVersion();
}
