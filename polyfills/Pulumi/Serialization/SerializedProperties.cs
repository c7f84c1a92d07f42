using Google.Protobuf.WellKnownTypes;

namespace Pulumi.Serialization;

/// <summary>Arguments or outputs in the form for the engine, and the resources that each came from.</summary>
internal sealed record SerializedProperties(
    Struct Properties, IReadOnlyDictionary<string, HashSet<Resource>> Dependencies)
{
    public bool ContainsUnknowns => Properties.Fields.Values.Any(IsUnknown);

    public static async Task<SerializedProperties> CreateAsync(
        string label, IDictionary<string, object?> values, bool keepResources)
    {
        var properties = new Struct();
        var dependencies = new Dictionary<string, HashSet<Resource>>();
        foreach (var (name, value) in values.OrderBy(value => value.Key, StringComparer.Ordinal))
        {
            var serializer = new Serializer(keepResources);
            var serialized = await SerializeAsync(serializer, label, name, value);
            // A property that is null is the same as one that is not there.
            if (serialized.KindCase != Value.KindOneofCase.NullValue)
            {
                properties.Fields.Add(name, serialized);
                dependencies.Add(name, serializer.Dependencies);
            }
        }

        return new SerializedProperties(properties, dependencies);
    }

    private static async Task<Value> SerializeAsync(Serializer serializer, string label, string name, object? value)
    {
        try
        {
            return await serializer.SerializeAsync($"{label}.{name}", value);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException(
                $"error serializing property \"{name}\": {exception.Message}", exception);
        }
    }

    private static bool IsUnknown(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.StringValue => value.StringValue == Signatures.Unknown,
        Value.KindOneofCase.ListValue => value.ListValue.Values.Any(IsUnknown),
        Value.KindOneofCase.StructValue => value.StructValue.Fields.Values.Any(IsUnknown),
        _ => false,
    };
}
