using AtlasBackup.Core.Configuration;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.CommandLine.Options;

namespace AtlasBackup.Provider.CommandLine.Access;

/// <summary>The credentials that were found and the address that they are for, without any secret.</summary>
/// <param name="Kind">The kind of credentials, as the JSON names it.</param>
/// <param name="KindInWords">The kind in words.</param>
/// <param name="Variables">The environment variables that hold them.</param>
/// <param name="BaseUrl">The address of Atlas.</param>
/// <param name="BaseUrlSource">The option or the environment variable that sets the address, or "default".</param>
internal sealed record FoundCredentials(
    string Kind,
    string KindInWords,
    IReadOnlyList<string> Variables,
    string BaseUrl,
    string BaseUrlSource)
{
    public const string Default = "default";

    /// <summary>The credentials of a configuration that can be used.</summary>
    /// <param name="config">The configuration.</param>
    public static FoundCredentials In(ProviderConfig config)
    {
        var (kind, words) = config.Credentials switch
        {
            Credentials.ServiceAccount => ("serviceAccount", "service account"),
            Credentials.ApiKey => ("apiKey", "API key"),
            Credentials.AccessToken => ("accessToken", "access token"),
            _ => throw new InvalidOperationException("a configuration without credentials was accepted"),
        };
        return new FoundCredentials(
            kind,
            words,
            config.Credentials.Variables,
            config.BaseUrl.AbsoluteUri.TrimEnd('/'),
            SourceOf(config.BaseUrlSource));
    }

    private static string SourceOf(SettingSource source) => source switch
    {
        { Variable: { } variable } => variable,
        { IsGiven: true } => OptionNames.Of("baseUrl"),
        _ => Default,
    };
}
