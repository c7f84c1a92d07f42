namespace AtlasBackup.EndToEnd.Tests.Faults;

/// <summary>The environment of a plugin without the proxies of the machine that the tests run on.</summary>
internal static class ProxyVariables
{
    private static readonly string[] Names = ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY"];

    public static Dictionary<string, string?> Only(params IEnumerable<(string Name, string Value)> set)
    {
        var variables = Names.Concat(["https_proxy", "http_proxy", "all_proxy", "no_proxy"])
            .ToDictionary(name => name, _ => (string?)null);
        foreach (var (name, value) in set)
        {
            variables[name] = value;
        }

        return variables;
    }
}
