using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Pulumi;

/// <summary>The stack's configuration in one namespace: the project's, unless another is named.</summary>
public sealed partial class Config
{
    private readonly string _name;

    public Config(string? name = null)
    {
        name ??= Deployment.Instance.ProjectName;
        _name = name.EndsWith(":config", StringComparison.Ordinal) ? name[..^":config".Length] : name;
    }

    public string? Get(string key) => Deployment.Current.Settings.Config.GetValueOrDefault(FullKey(key));

    public bool? GetBoolean(string key) => Get(key) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var value => throw new ConfigTypeException(FullKey(key), value, nameof(Boolean)),
    };

    public int? GetInt32(string key)
    {
        var value = Get(key);
        return value is null ? null
            : int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
            : throw new ConfigTypeException(FullKey(key), value, nameof(Int32));
    }

    public double? GetDouble(string key)
    {
        var value = Get(key);
        return value is null ? null
            : double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
            : throw new ConfigTypeException(FullKey(key), value, nameof(Double));
    }

    [return: MaybeNull]
    public T GetObject<T>(string key) => GetObject<T>(key, options: null!);

    [return: MaybeNull]
    public T GetObject<T>(string key, JsonSerializerOptions options)
    {
        var value = Get(key);
        try
        {
            return value is null ? default : JsonSerializer.Deserialize<T>(value, options);
        }
        catch (JsonException exception)
        {
            throw new ConfigTypeException(FullKey(key), value, typeof(T).FullName!, exception);
        }
    }

    public string Require(string key) => Get(key) ?? throw Missing(key);

    public bool RequireBoolean(string key) => GetBoolean(key) ?? throw Missing(key);

    public int RequireInt32(string key) => GetInt32(key) ?? throw Missing(key);

    public double RequireDouble(string key) => GetDouble(key) ?? throw Missing(key);

    public T RequireObject<T>(string key) => RequireObject<T>(key, options: null!);

    public T RequireObject<T>(string key, JsonSerializerOptions options)
    {
        Require(key);
        return GetObject<T>(key, options)!;
    }

    private string FullKey(string key) => $"{_name}:{key}";

    private ConfigMissingException Missing(string key) => new(FullKey(key));

    /// <summary>A configuration value that does not have the requested type.</summary>
    private sealed class ConfigTypeException(string key, string? value, string type, Exception? innerException = null)
        : RunException($"Configuration '{key}' value '{value}' is not a valid {type}", innerException);

    /// <summary>A required configuration value that is missing.</summary>
    private sealed class ConfigMissingException(string key) : RunException(
        $"Missing Required configuration variable '{key}'\n"
        + $"\tplease set a value using the command `pulumi config set {key} <value>`");
}
