using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Enum = System.Enum;
using Type = System.Type;

namespace Pulumi.Serialization;

/// <summary>
/// Turns results into the types that generated code declares. A value that does not fit causes a warning and stays at
/// its default, so that a provider that is newer than its SDK breaks no program.
/// </summary>
internal sealed class Converter(Action<string> warn)
{
    public OutputData<object?> Convert(string context, Value value, Type target)
    {
        TargetTypes.Check(context, target);
        var data = Deserializer.Deserialize(value);
        return data with { Value = ConvertOrWarn(context, data.Value, target) };
    }

    private object? ConvertOrWarn(string context, object? value, Type target)
    {
        var conversion = Convert(context, value, target);
        if (conversion.Error is not null)
        {
            warn(conversion.Error);
        }

        return conversion.Value;
    }

    private Conversion Convert(string context, object? value, Type target)
    {
        if (value is null)
        {
            return new Conversion(TargetTypes.DefaultOf(target));
        }

        if (Nullable.GetUnderlyingType(target) is { } underlying)
        {
            return Convert(context, value, underlying);
        }

        if (target == typeof(JsonElement))
        {
            return new Conversion(JsonSerializer.SerializeToElement(value));
        }

        if (target == typeof(int) || target.IsEnum)
        {
            return ConvertInteger(context, value, target);
        }

        if (target.IsDefined(typeof(EnumTypeAttribute)))
        {
            return ConvertEnumType(context, value, target);
        }

        if (target.IsConstructedGenericType)
        {
            return ConvertGeneric(context, value, target);
        }

        return target.IsDefined(typeof(OutputTypeAttribute))
            ? ConvertObject(context, value, target)
            : Conversion.Ensure(context, value, IsResource(target) ? typeof(Resource) : target);
    }

    private static bool IsResource(Type target) => target.IsSubclassOf(typeof(Resource));

    private static Conversion ConvertInteger(string context, object value, Type target)
    {
        if (value is not double number)
        {
            return Conversion.Mismatch(context, value, typeof(double));
        }

        var integer = unchecked((int)number);
        return new Conversion(target.IsEnum ? Enum.ToObject(target, integer) : integer);
    }

    private static Conversion ConvertEnumType(string context, object value, Type target)
    {
        if (value is not (string or double))
        {
            return Conversion.Failed(
                $"Expected {typeof(string).FullName} or {typeof(double).FullName} "
                + $"but got {value.GetType().FullName} deserializing {context}");
        }

        return EnumTypes.ConstructorOf(target, value.GetType()) is { } constructor
            ? new Conversion(constructor.Invoke([value]))
            : Conversion.Failed(
                $"Expected target type {target.FullName} to have a constructor "
                + $"with a single {value.GetType().FullName} parameter.");
    }

    private Conversion ConvertGeneric(string context, object value, Type target)
    {
        var definition = target.GetGenericTypeDefinition();
        var arguments = target.GenericTypeArguments;
        if (definition == typeof(ImmutableArray<>))
        {
            return value is ImmutableArray<object?> items
                ? new Conversion(GenericValues.ToArray(
                    arguments[0], [.. items.Select(item => ConvertOrWarn(context, item, arguments[0]))]))
                : Conversion.Mismatch(context, value, typeof(ImmutableArray<object>));
        }

        if (definition == typeof(ImmutableDictionary<,>))
        {
            return value is ImmutableDictionary<string, object?> members
                ? new Conversion(GenericValues.ToDictionary(
                    arguments[1],
                    [.. members.Select(member => KeyValuePair.Create(
                        member.Key, ConvertOrWarn(context, member.Value, arguments[1])))]))
                : Conversion.Mismatch(context, value, typeof(ImmutableDictionary<string, object>));
        }

        if (definition == typeof(Union<,>))
        {
            return ConvertUnion(context, value, target);
        }

        var inner = Convert(context, value, arguments[0]);
        return inner.Error is null ? new Conversion(GenericValues.ToOutput(arguments[0], inner.Value)) : inner;
    }

    private Conversion ConvertUnion(string context, object value, Type target)
    {
        var cases = target.GenericTypeArguments;
        for (var index = 0; index < cases.Length; index++)
        {
            var conversion = Convert($"{context}.AsT{index}", value, cases[index]);
            if (conversion.Error is null)
            {
                return new Conversion(target.GetMethod($"FromT{index}")!.Invoke(null, [conversion.Value]));
            }
        }

        return Conversion.Failed(
            $"Expected {cases[0].FullName} or {cases[1].FullName} "
            + $"but got {value.GetType().FullName} deserializing {context}");
    }

    private Conversion ConvertObject(string context, object value, Type target)
    {
        if (value is not ImmutableDictionary<string, object?> members)
        {
            return Conversion.Mismatch(context, value, typeof(ImmutableDictionary<string, object>));
        }

        var constructor = TargetTypes.ConstructorOf(target)!;
        var arguments = constructor.GetParameters().Select(parameter =>
        {
            var name = parameter.GetCustomAttribute<OutputConstructorParameterAttribute>()?.Name ?? parameter.Name!;
            var argumentContext = $"{target.FullName}({parameter.Name})";
            return ConvertOrWarn(argumentContext, members.GetValueOrDefault(name), parameter.ParameterType);
        });
        return new Conversion(constructor.Invoke([.. arguments]));
    }
}
