using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.EngineHost.Values;

/// <summary>How the engine treats unknown values when it passes properties on.</summary>
public enum UnknownRule
{
    Keep,
    Drop,
    Reject,
}

/// <summary>
/// Passes properties on by the engine's rules: output values become plain, secret or unknown values, and values that
/// the receiver cannot accept are unwrapped, dropped or refused.
/// </summary>
public sealed class MarshallingRules(UnknownRule unknowns, bool keepSecrets = true, bool keepResources = true)
{
    /// <exception cref="MarshallingException">A value is malformed, or unknown where that is not allowed.</exception>
    public Struct Apply(Struct properties)
    {
        var result = new Struct();
        foreach (var (name, value) in properties.Fields)
        {
            if (Apply(name, value) is { } kept)
            {
                result.Fields[name] = kept;
            }
        }

        return result;
    }

    private Value? Apply(string name, Value value)
    {
        if (value.IsUnknown())
        {
            return unknowns switch
            {
                UnknownRule.Keep => Properties.Unknown(),
                UnknownRule.Drop => null,
                _ => throw new MarshallingException($"unexpected unknown property value for \"{name}\""),
            };
        }

        return value.KindCase switch
        {
            Value.KindOneofCase.ListValue => ApplyToList(name, value.ListValue),
            Value.KindOneofCase.StructValue => ApplyToObject(name, value),
            _ => value.Clone(),
        };
    }

    // A dropped element makes the list shorter, as it does in the engine.
    private Value ApplyToList(string name, ListValue list) =>
        Value.ForList([.. list.Values.Select(item => Apply(name, item)).OfType<Value>()]);

    private Value? ApplyToObject(string name, Value value)
    {
        var signature = value.SignatureOf();
        return signature switch
        {
            null => Value.ForStruct(Apply(value.StructValue)),
            Signatures.Secret => ApplyToSecret(name, value, isSecret: true),
            Signatures.OutputValue => ApplyToSecret(name, value, value.IsSecret()),
            Signatures.ResourceReference => ApplyToReference(value),
            Signatures.ByteString or Signatures.Asset or Signatures.Archive => value.Clone(),
            _ => throw new MarshallingException(
                $"unrecognized signature '{signature}' in property map at \"{name}\""),
        };
    }

    private Value? ApplyToSecret(string name, Value value, bool isSecret)
    {
        var content = value.Member("value")
            ?? throw new MarshallingException($"malformed secret value for \"{name}\": missing value");
        var inner = Apply(name, content);

        return inner is null || !isSecret || !keepSecrets || inner.IsSecret() ? inner : Properties.Secret(inner);
    }

    private Value ApplyToReference(Value value)
    {
        if (keepResources)
        {
            return value.Clone();
        }

        if (value.Member("id") is { } id)
        {
            return id.StringValue.Length == 0 ? Properties.Unknown() : id.Clone();
        }

        return value.Member("urn")?.Clone() ?? throw new MarshallingException("resource reference has no urn");
    }
}
