using System.Collections.Immutable;
using System.Reflection;
using Google.Protobuf;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>An arguments class. Its members with an <see cref="InputAttribute"/> are sent.</summary>
public abstract class InputArgs
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>The arguments by the names they have on the wire.</summary>
    internal virtual ImmutableDictionary<string, object?> ToDictionary() =>
        Inputs().ToImmutableDictionary(input => input.Attribute.Name, Read);

    private IEnumerable<(InputAttribute Attribute, string Name, object? Value)> Inputs()
    {
        foreach (var field in GetType().GetFields(Members))
        {
            if (field.GetCustomAttribute<InputAttribute>() is { } attribute)
            {
                yield return (attribute, field.Name, field.GetValue(this));
            }
        }

        foreach (var property in GetType().GetProperties(Members))
        {
            if (property.GetCustomAttribute<InputAttribute>() is { } attribute)
            {
                yield return (attribute, property.Name, property.GetValue(this));
            }
        }
    }

    private object? Read((InputAttribute Attribute, string Name, object? Value) input)
    {
        var fullName = $"[Input] {GetType().FullName}.{input.Name}";
        if (input.Value is null)
        {
            return input.Attribute.IsRequired
                ? throw new ArgumentNullException(input.Name, $"{fullName} is required but was not given a value")
                : null;
        }

        return input.Attribute.Json ? ToJson(fullName, input.Value) : input.Value;
    }

    // Provider configuration consists of strings only, so values of other types are sent as JSON text.
    private static Output<string> ToJson(string context, object value)
    {
        return value is IInput input
            ? input.ToOutput().ApplyToObject(FormatAsync)
            : Output.Create(FormatAsync(value));

        async Task<string> FormatAsync(object? plain) =>
            JsonFormatter.Default.Format(await new Serializer(keepResources: false).SerializeAsync(context, plain));
    }
}

/// <summary>The arguments of a function.</summary>
public abstract class InvokeArgs : InputArgs
{
    public static readonly InvokeArgs Empty = new None();

    private sealed class None : InvokeArgs;
}

/// <summary>The arguments of a resource, or an object inside them.</summary>
public abstract class ResourceArgs : InputArgs
{
    public static readonly ResourceArgs Empty = new None();

    private sealed class None : ResourceArgs;
}
