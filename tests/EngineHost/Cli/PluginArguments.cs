using System.CommandLine;
using AtlasBackup.EngineHost.Plugins;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.EngineHost.Cli;

/// <summary>The options that every command has: which plugin, how it is configured, and its environment.</summary>
internal sealed class PluginArguments
{
    private readonly Option<string> _plugin = new("--plugin")
    {
        Description = "The plugin's executable, or the folder that holds it.",
        HelpName = "PATH",
        Required = true,
    };

    private readonly Option<string[]> _environment = new("--env")
    {
        Description = "An environment variable for plugin and program. Atlas credentials are not inherited.",
        HelpName = "NAME=VALUE",
    };

    private readonly Option<string> _grpcLog = new("--log-grpc")
    {
        Description = "Append every call to this file, in the format of PULUMI_DEBUG_GRPC. It will hold secrets.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> _config = new("--config")
    {
        Description = "A configuration value.",
        HelpName = "KEY=VALUE",
    };

    private readonly Option<string[]> _secrets = new("--secret")
    {
        Description = "A secret configuration value.",
        HelpName = "KEY=VALUE",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_plugin);
        command.Options.Add(_environment);
        command.Options.Add(_grpcLog);
    }

    public void AddWithConfigTo(Command command)
    {
        AddTo(command);
        command.Options.Add(_config);
        command.Options.Add(_secrets);
    }

    public PluginOptions Plugin(ParseResult line) => new()
    {
        Path = line.GetRequiredValue(_plugin),
        Environment = Environment(line),
        GrpcLogPath = GrpcLog(line),
    };

    public Dictionary<string, string> Config(ParseResult line) => KeyValues.Parse(line.GetValue(_config));

    public Dictionary<string, string> Secrets(ParseResult line) => KeyValues.Parse(line.GetValue(_secrets));

    public Dictionary<string, string?> Environment(ParseResult line) =>
        KeyValues.Parse(line.GetValue(_environment)).ToDictionary(pair => pair.Key, pair => (string?)pair.Value);

    public string? GrpcLog(ParseResult line) => line.GetValue(_grpcLog);

    /// <summary>The configuration as a default provider gets it; keys may carry the package's namespace.</summary>
    public Struct Inputs(ParseResult line, string package)
    {
        var plain = Config(line).Select(pair => (Name(pair.Key, package), (object?)pair.Value));
        var secret = Secrets(line).Select(pair => (Name(pair.Key, package), (object?)Properties.Secret(pair.Value)));
        return Properties.Of([.. plain, .. secret]);
    }

    private static string Name(string key, string package) =>
        key.StartsWith($"{package}:", StringComparison.Ordinal) ? key[(package.Length + 1)..] : key;
}
