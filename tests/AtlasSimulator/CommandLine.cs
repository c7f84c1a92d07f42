using System.Globalization;
using System.Net;

namespace AtlasBackup.AtlasSimulator;

/// <summary>Reads the options of the executable.</summary>
internal static class CommandLine
{
    public const string Usage =
        "usage: atlas-simulator [--port N] [--jobs N] [--delay MILLISECONDS] [--token-lifetime SECONDS] [--gzip]\n"
        + "         [--now TIME] [--scenario NAME] [--limits]";

    public static SimulatorOptions? Parse(IReadOnlyList<string> arguments)
    {
        var options = new SimulatorOptions();
        for (var index = 0; index < arguments.Count; index++)
        {
            var changed = Switch(options, arguments[index])
                ?? (++index < arguments.Count ? Apply(options, arguments[index - 1], arguments[index]) : null);
            if (changed is null)
            {
                return null;
            }

            options = changed;
        }

        return options;
    }

    private static SimulatorOptions? Switch(SimulatorOptions options, string name) => name switch
    {
        "--gzip" => options with { Gzip = true },
        "--limits" => options with { UsesAtlasLimits = true },
        _ => null,
    };

    private static SimulatorOptions? Apply(SimulatorOptions options, string name, string value) => name switch
    {
        "--now" => DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out var now)
            ? options with { Now = now }
            : null,
        "--scenario" => Scenario.All.ContainsKey(value) ? options with { Scenario = value } : null,
        _ => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Apply(options, name, number)
            : null,
    };

    private static SimulatorOptions? Apply(SimulatorOptions options, string name, int number) => name switch
    {
        "--port" when number <= IPEndPoint.MaxPort => options with { Port = number },
        "--jobs" => options with { RestoreJobs = number },
        "--delay" => options with { Delay = TimeSpan.FromMilliseconds(number) },
        "--token-lifetime" => options with { TokenLifetime = TimeSpan.FromSeconds(number) },
        _ => null,
    };
}
