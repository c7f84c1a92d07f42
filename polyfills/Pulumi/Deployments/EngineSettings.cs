using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi;

/// <summary>What the language host tells a program through its environment.</summary>
internal sealed record EngineSettings(
    string Monitor, string Engine, string Organization, string Project, string Stack, bool IsDryRun)
{
    public ImmutableDictionary<string, string> Config { get; init; } = ImmutableDictionary<string, string>.Empty;

    public bool AcceptsResources { get; init; } = true;

    public static EngineSettings Read(Func<string, string?> environment)
    {
        // The last two are not used here, but every language host sets them.
        if (environment("PULUMI_MONITOR") is not { Length: > 0 } monitor
            || environment("PULUMI_ENGINE") is not { Length: > 0 } engine
            || environment("PULUMI_PROJECT") is not { Length: > 0 } project
            || environment("PULUMI_STACK") is not { Length: > 0 } stack
            || !bool.TryParse(environment("PULUMI_DRY_RUN"), out var isDryRun)
            || !bool.TryParse(environment("PULUMI_QUERY_MODE"), out _)
            || !int.TryParse(environment("PULUMI_PARALLEL"), out _))
        {
            throw new InvalidOperationException(
                "Program run without the Pulumi engine available; re-run using the `pulumi` CLI");
        }

        var organization = environment("PULUMI_ORGANIZATION") ?? "organization";
        var disableResources = environment("PULUMI_DISABLE_RESOURCE_REFERENCES");
        return new EngineSettings(monitor, engine, organization, project, stack, isDryRun)
        {
            Config = ReadConfig(environment("PULUMI_CONFIG")),
            AcceptsResources = disableResources != "1"
                && !string.Equals(disableResources, "true", StringComparison.OrdinalIgnoreCase),
        };
    }

    private static ImmutableDictionary<string, string> ReadConfig(string? json)
    {
        if (json is null)
        {
            return ImmutableDictionary<string, string>.Empty;
        }

        using var document = JsonDocument.Parse(json);
        var config = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var property in document.RootElement.EnumerateObject())
        {
            config[CleanKey(property.Name)] = property.Value.ToString();
        }

        return config.ToImmutable();
    }

    // Old stacks write "namespace:config:key" instead of "namespace:key".
    private static string CleanKey(string key)
    {
        const string Infix = ":config:";
        var start = key.IndexOf(':', StringComparison.Ordinal);
        return start > 0 && key.AsSpan(start).StartsWith(Infix, StringComparison.Ordinal)
            ? $"{key.AsSpan(0, start)}:{key.AsSpan(start + Infix.Length)}"
            : key;
    }
}
