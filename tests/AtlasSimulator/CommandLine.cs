using System.Globalization;
using System.Net;

namespace AtlasBackup.AtlasSimulator;

/// <summary>Reads the options of the executable.</summary>
internal static class CommandLine
{
    public const string Usage =
        "usage: atlas-simulator [--port N] [--jobs N] [--delay MILLISECONDS] [--token-lifetime SECONDS] [--gzip]";

    public static SimulatorOptions? Parse(IReadOnlyList<string> arguments)
    {
        var options = new SimulatorOptions();
        for (var index = 0; index < arguments.Count; index++)
        {
            if (arguments[index] == "--gzip")
            {
                options = options with { Gzip = true };
                continue;
            }

            if (++index >= arguments.Count
                || !int.TryParse(arguments[index], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || Apply(options, arguments[index - 1], number) is not { } changed)
            {
                return null;
            }

            options = changed;
        }

        return options;
    }

    private static SimulatorOptions? Apply(SimulatorOptions options, string name, int number) => name switch
    {
        "--port" when number <= IPEndPoint.MaxPort => options with { Port = number },
        "--jobs" => options with { RestoreJobs = number },
        "--delay" => options with { Delay = TimeSpan.FromMilliseconds(number) },
        "--token-lifetime" => options with { TokenLifetime = TimeSpan.FromSeconds(number) },
        _ => null,
    };
}
