using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;

namespace Pulumi.Serialization;

/// <summary>
/// Reads the engine's encoding into plain objects; if a part is secret or unknown, the whole value is, too.
/// </summary>
internal static class Deserializer
{
    public static OutputData<object?> Deserialize(Value value)
    {
        if (IsSigned(value, Signatures.Secret))
        {
            var secret = value.StructValue.Fields.GetValueOrDefault(Signatures.Value)
                ?? throw new InvalidOperationException("Secrets must have a field called 'value'");
            return Deserialize(secret) with { IsSecret = true };
        }

        if (IsSigned(value, Signatures.Resource))
        {
            return OutputData<object?>.Known(ToResource(value.StructValue));
        }

        return value.KindCase switch
        {
            Value.KindOneofCase.NullValue => OutputData<object?>.Known(null),
            Value.KindOneofCase.BoolValue => OutputData<object?>.Known(value.BoolValue),
            Value.KindOneofCase.NumberValue => OutputData<object?>.Known(value.NumberValue),
            Value.KindOneofCase.StringValue when value.StringValue == Signatures.Unknown =>
                OutputData<object?>.Unknown(null),
            Value.KindOneofCase.StringValue => OutputData<object?>.Known(value.StringValue),
            Value.KindOneofCase.ListValue => DeserializeList(value.ListValue),
            Value.KindOneofCase.StructValue => DeserializeStruct(value.StructValue),
            _ => throw new InvalidOperationException(
                $"Should never get '{value.KindCase}' type when deserializing protobuf"),
        };
    }

    private static bool IsSigned(Value value, string signature) =>
        value.KindCase == Value.KindOneofCase.StructValue
        && value.StructValue.Fields.TryGetValue(Signatures.Key, out var key)
        && key.StringValue == signature;

    private static DependencyResource ToResource(Struct reference) =>
        reference.Fields.GetValueOrDefault(Signatures.Urn) is { HasStringValue: true } urn
            ? new DependencyResource(urn.StringValue)
            : throw new InvalidOperationException(
                "Value was marked as a Resource, but did not conform to required shape.");

    private static OutputData<object?> DeserializeList(ListValue list)
    {
        var items = ImmutableArray.CreateBuilder<object?>(list.Values.Count);
        var whole = OutputData<object?>.Known(null);
        foreach (var item in list.Values.Select(Deserialize))
        {
            items.Add(item.Value);
            whole = whole.JoinedWith(item);
        }

        return whole with { Value = items.MoveToImmutable() };
    }

    private static OutputData<object?> DeserializeStruct(Struct members)
    {
        var items = ImmutableDictionary.CreateBuilder<string, object?>();
        var whole = OutputData<object?>.Known(null);
        foreach (var (name, value) in members.Fields)
        {
            // Properties for the engine's own use, which no program has declared.
            if (name.StartsWith("__", StringComparison.Ordinal))
            {
                continue;
            }

            var item = Deserialize(value);
            items.Add(name, item.Value);
            whole = whole.JoinedWith(item);
        }

        return whole with { Value = items.ToImmutable() };
    }
}
