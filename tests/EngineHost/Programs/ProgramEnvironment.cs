using System.Globalization;
using AtlasBackup.EngineHost.Plugins;

namespace AtlasBackup.EngineHost.Programs;

/// <summary>Tells a program where its engine is: .NET reads variables, Node reads arguments.</summary>
internal sealed class ProgramEnvironment(ProgramOptions options, StackConfig config, string engineAddress)
{
    private const string DryRun = "{dry-run}";

    public void Apply(IDictionary<string, string?> environment)
    {
        PluginEnvironment.RemoveCredentials(environment);
        environment["PULUMI_MONITOR"] = engineAddress;
        environment["PULUMI_ENGINE"] = engineAddress;
        environment["PULUMI_ORGANIZATION"] = options.Organization;
        environment["PULUMI_PROJECT"] = options.Project;
        environment["PULUMI_STACK"] = options.Stack;
        environment["PULUMI_DRY_RUN"] = options.Preview ? "true" : "false";
        environment["PULUMI_QUERY_MODE"] = "false";
        environment["PULUMI_PARALLEL"] = Parallel;
        environment["PULUMI_PWD"] = options.Directory;
        environment["PULUMI_ROOT_DIRECTORY"] = options.Directory;
        environment["PULUMI_CONFIG"] = config.ValuesJson;
        environment["PULUMI_CONFIG_SECRET_KEYS"] = config.SecretKeysJson;
        PluginEnvironment.Overlay(options.Environment, environment);
    }

    public IEnumerable<string> Arguments() => options.Command
        .Where(argument => argument != DryRun || options.Preview)
        .Select(Substitute);

    private string Parallel => options.Parallel.ToString(CultureInfo.InvariantCulture);

    private string Substitute(string argument) => argument == DryRun ? "--dry-run" : argument
        .Replace("{monitor}", engineAddress, StringComparison.Ordinal)
        .Replace("{engine}", engineAddress, StringComparison.Ordinal)
        .Replace("{organization}", options.Organization, StringComparison.Ordinal)
        .Replace("{project}", options.Project, StringComparison.Ordinal)
        .Replace("{stack}", options.Stack, StringComparison.Ordinal)
        .Replace("{directory}", options.Directory, StringComparison.Ordinal)
        .Replace("{parallel}", Parallel, StringComparison.Ordinal);
}
