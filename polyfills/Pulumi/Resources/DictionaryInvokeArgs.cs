using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>The arguments of a function for which there is no class.</summary>
public sealed class DictionaryInvokeArgs : InvokeArgs
{
    private readonly ImmutableDictionary<string, object?> _dictionary;

    public DictionaryInvokeArgs(ImmutableDictionary<string, object?> dictionary)
    {
        foreach (var value in dictionary.Values.OfType<object>())
        {
            TargetTypes.Check(nameof(dictionary), ValueTypeOf(value));
        }

        _dictionary = dictionary;
    }

    internal override ImmutableDictionary<string, object?> ToDictionary() => _dictionary;

    private static Type ValueTypeOf(object value) => value switch
    {
        IOutput output => output.ValueType,
        IInput input => input.ToOutput().ValueType,
        _ => value.GetType(),
    };
}
