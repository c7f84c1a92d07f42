namespace AtlasBackup.Sdk.Tests.Generator;

public sealed class ProviderTests
{
    private const string Schema =
        """
        "pluginDownloadURL": "https://example.com/\"x\"",
        "config": { "variables": {
            "count": { "type": "integer", "default": 3 },
            "on": { "type": "boolean" },
            "names": { "type": "array", "items": { "type": "string" } },
            "bed": { "$ref": "#/types/plant:index:Bed" } } },
        "provider": {
            "inputProperties": {
                "token": { "type": "string", "secret": true },
                "count": { "type": "integer", "default": 3 },
                "kind": { "$ref": "#/types/plant:index:Kind", "default": "oak" },
                "beds": { "type": "array", "items": { "$ref": "#/types/plant:index:Bed" }, "secret": true },
                "notes": { "type": "object", "additionalProperties": { "type": "string" }, "secret": true } },
            "properties": { "token": { "type": "string", "secret": true }, "beds": { "type": "array", "items": { "type": "string" } } } },
        "types": {
            "plant:index:Kind": { "type": "string", "enum": [ { "value": "oak" } ] },
            "plant:index:Bed": { "type": "object", "properties": { "rows": { "type": "integer" }, "soil": { "type": "string" } },
                "required": ["soil"] } }
        """;

    private readonly RenderedSdk _sdk = RenderedSdk.Of(Schema);

    [Fact]
    public void Compiles() => _sdk.Compile();

    [Fact]
    public void Sends_everything_but_text_as_json()
    {
        Assert.Contains("[Input(\"token\")]", _sdk.Lines("Provider.cs"));
        Assert.Contains("[Input(\"count\", json: true)]", _sdk.Lines("Provider.cs"));
        Assert.Contains("[Input(\"beds\", json: true)]", _sdk.Lines("Provider.cs"));
    }

    [Fact]
    public void Makes_secret_arguments_secret()
    {
        Assert.Contains("_token = Output.CreateSecret<string>(value);", _sdk.Lines("Provider.cs"));
        Assert.Contains(
            "_beds = Output.CreateSecret<ImmutableArray<Inputs.BedArgs>>(value);", _sdk.Lines("Provider.cs"));
        Assert.Contains(
            "_notes = Output.CreateSecret<ImmutableDictionary<string, string>>(value);", _sdk.Lines("Provider.cs"));
    }

    [Fact]
    public void Takes_defaults_from_the_schema()
    {
        Assert.Contains("Count = 3;", _sdk.Lines("Provider.cs"));
        Assert.Contains("Kind = global::Pulumi.Plant.Kind.Oak;", _sdk.Lines("Provider.cs"));
    }

    // What an SDK reads from the environment, it sends as if the program had given it.
    [Fact]
    public void Reads_nothing_from_the_environment() =>
        Assert.All(_sdk.Files.Values, text => Assert.DoesNotContain("GetEnv", text, StringComparison.Ordinal));

    [Fact]
    public void Returns_outputs_as_text_and_keeps_the_secret_ones_secret()
    {
        Assert.Contains("public Output<string?> Token { get; private set; } = null!;", _sdk.Lines("Provider.cs"));
        Assert.Contains("public Output<string?> Beds { get; private set; } = null!;", _sdk.Lines("Provider.cs"));
        Assert.Contains("AdditionalSecretOutputs = { \"token\" },", _sdk.Lines("Provider.cs"));
    }

    [Fact]
    public void Sends_the_version_and_the_download_address_of_the_plugin_with_every_call()
    {
        Assert.Contains("options.PluginDownloadURL ??= \"https://example.com/\\\"x\\\"\";", _sdk.Lines("Utilities.cs"));
        Assert.Contains("PluginDownloadURL = \"https://example.com/\\\"x\\\"\",", _sdk.Lines("Provider.cs"));
        Assert.Contains("[PlantResourceType(\"pulumi:providers:plant\")]", _sdk.Lines("Provider.cs"));
    }

    [Fact]
    public void Reads_the_configuration_of_the_stack()
    {
        var lines = _sdk.Lines("Config/Config.cs");

        Assert.Contains(lines, line => line.Contains("__config.GetInt32(\"count\") ?? 3)", StringComparison.Ordinal));
        Assert.Contains(lines, line =>
            line.EndsWith("(() => __config.GetBoolean(\"on\"));", StringComparison.Ordinal));
        Assert.Contains("public static ImmutableArray<string> Names", lines);
        Assert.Contains("public static Types.Bed? Bed", lines);
        Assert.Contains("public string Soil { get; set; } = null!;", lines);
    }
}
