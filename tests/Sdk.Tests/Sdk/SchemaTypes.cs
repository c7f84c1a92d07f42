using System.Collections.Immutable;
using System.Text.Json;
using Atlas.Backup;

namespace AtlasBackup.Sdk.Tests.Sdk;

/// <summary>Says, apart from the generator, which C# type a property of schema.json must have.</summary>
internal static class SchemaTypes
{
    private const string Prefix = "#/types/atlasbackup:index:";

    /// <summary>The type of an output, without nullability.</summary>
    public static Type Output(JsonElement property)
    {
        if (property.TryGetProperty("$ref", out var reference))
        {
            var name = reference.GetString()![Prefix.Length..];
            var assembly = typeof(Provider).Assembly;

            return assembly.GetType($"Atlas.Backup.Outputs.{name}")
                ?? assembly.GetType($"Atlas.Backup.{name}")
                ?? throw new InvalidOperationException($"The SDK has no type {name}.");
        }

        return property.GetProperty("type").GetString() switch
        {
            "string" => typeof(string),
            "boolean" => typeof(bool),
            "integer" => typeof(int),
            "number" => typeof(double),
            "array" => typeof(ImmutableArray<>).MakeGenericType(Output(property.GetProperty("items"))),
            var other => throw new InvalidOperationException($"This test knows no type {other}."),
        };
    }

    public static bool IsRequired(JsonElement owner, string property) =>
        owner.TryGetProperty("required", out var required)
            && required.EnumerateArray().Any(name => name.GetString() == property);

    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
