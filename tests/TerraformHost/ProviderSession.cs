using System.Text.Json.Nodes;
using AtlasBackup.TerraformHost.Launch;
using AtlasBackup.TerraformHost.Protocol;
using AtlasBackup.TerraformHost.Values;
using Google.Protobuf;

namespace AtlasBackup.TerraformHost;

/// <summary>The calls of a provider, with values instead of bytes.</summary>
public sealed class ProviderSession
{
    private readonly ProviderProcess _provider;

    private ProviderSession(ProviderProcess provider, SchemaAnswer schema)
    {
        _provider = provider;
        Schema = schema;
    }

    public SchemaAnswer Schema { get; }

    /// <summary>Holds the provider's stream and asks for its schema.</summary>
    public static async Task<ProviderSession> OpenAsync(
        ProviderProcess provider,
        CancellationToken cancellationToken)
    {
        await provider.HoldStdioAsync(cancellationToken);
        var schema = await provider.Provider.GetProviderSchemaAsync(
            new Nothing(), cancellationToken: cancellationToken);
        return new ProviderSession(provider, schema);
    }

    /// <summary>Validates and takes a configuration.</summary>
    /// <returns>What is wrong with it.</returns>
    public async Task<IReadOnlyList<Problem>> ConfigureAsync(JsonObject given, CancellationToken cancellationToken)
    {
        var config = Encode(Schema.Provider, given);
        var check = await _provider.Provider.ValidateProviderConfigAsync(
            new ProviderBlock { Config = config }, cancellationToken: cancellationToken);
        if (check.Problems.Count > 0)
        {
            return check.Problems;
        }

        var answer = await _provider.Provider.ConfigureProviderAsync(
            new Configuration { TerraformVersion = "1.11.4", Config = config }, cancellationToken: cancellationToken);
        return answer.Problems;
    }

    /// <returns>What is wrong with the arguments of a data source.</returns>
    public async Task<IReadOnlyList<Problem>> ValidateAsync(
        string type,
        JsonObject given,
        CancellationToken cancellationToken)
    {
        var answer = await _provider.Provider.ValidateDataResourceConfigAsync(
            new ResourceBlock { TypeName = type, Config = Encode(Schema.DataSources[type], given) },
            cancellationToken: cancellationToken);
        return answer.Problems;
    }

    /// <summary>Reads a data source.</summary>
    public async Task<(JsonNode? State, IReadOnlyList<Problem> Problems)> ReadAsync(
        string type,
        JsonObject given,
        CancellationToken cancellationToken)
    {
        var schema = Schema.DataSources[type];
        var answer = await _provider.Provider.ReadDataSourceAsync(
            new ResourceBlock { TypeName = type, Config = Encode(schema, given) },
            cancellationToken: cancellationToken);
        return (Decode(answer.State, schema), answer.Problems);
    }

    /// <summary>Opens an ephemeral resource.</summary>
    public async Task<(JsonNode? Result, IReadOnlyList<Problem> Problems)> OpenAsync(
        string type,
        JsonObject given,
        CancellationToken cancellationToken)
    {
        var schema = Schema.EphemeralResources[type];
        var answer = await _provider.Provider.OpenEphemeralResourceAsync(
            new ResourceBlock { TypeName = type, Config = Encode(schema, given) },
            cancellationToken: cancellationToken);
        return (Decode(answer.Result, schema), answer.Problems);
    }

    public async Task StopAsync(CancellationToken cancellationToken) =>
        await _provider.Provider.StopProviderAsync(new Nothing(), cancellationToken: cancellationToken);

    private static Encoded Encode(Schema schema, JsonObject given) => new()
    {
        Msgpack = ByteString.CopyFrom(Msgpack.Encode(Conformance.Block(schema.Block, given))),
    };

    // Terraform refuses a value that does not fit the schema.
    private static JsonNode? Decode(Encoded? value, Schema schema)
    {
        if (value is null)
        {
            return null;
        }

        var decoded = Msgpack.Decode(value.Msgpack.ToByteArray());
        var failures = Conformance.Failures(decoded, schema.Block.Attributes).ToList();
        return failures.Count == 0
            ? decoded
            : throw new FormatException($"the provider produced an invalid object: {string.Join("; ", failures)}");
    }
}
