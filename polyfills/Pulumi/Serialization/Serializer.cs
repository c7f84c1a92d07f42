using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Enum = System.Enum;
using Type = System.Type;

namespace Pulumi.Serialization;

/// <summary>
/// Turns a value into the engine's encoding, awaiting every output inside it, and collects the resources it came from.
/// </summary>
internal sealed class Serializer(bool keepResources)
{
    public HashSet<Resource> Dependencies { get; } = [];

    public async Task<Value> SerializeAsync(string context, object? value) => value switch
    {
        null or ValueTuple => Value.ForNull(),
        bool flag => Value.ForBool(flag),
        int number => Value.ForNumber(number),
        double number => Value.ForNumber(number),
        string text => Value.ForString(text),
        Enum member when member.GetTypeCode() == TypeCode.Int32 => Value.ForNumber((int)value),
        JsonElement element => JsonValues.ToValue(element),
        InputArgs args => await SerializeDictionaryAsync(context, args.ToDictionary()),
        IInput input => await SerializeAsync(context, input.ToParts()),
        IOutput output => await SerializeOutputAsync(context, output),
        IUnion union => await SerializeAsync(context, union.Value),
        CustomResource resource => await SerializeCustomResourceAsync(context, resource),
        ComponentResource resource => await SerializeComponentAsync(context, resource),
        IDictionary dictionary => await SerializeDictionaryAsync(context, dictionary),
        IList list => await SerializeListAsync(context, list),
        Task => throw new InvalidOperationException(
            $"Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output:\n\t{context}"),
        _ => await SerializeGeneratedTypeAsync(context, value, value.GetType()),
    };

    private static Value Signed(string signature, params (string Name, Value Value)[] members)
    {
        var result = new Struct { Fields = { [Signatures.Key] = Value.ForString(signature) } };
        foreach (var (name, value) in members)
        {
            result.Fields.Add(name, value);
        }

        return Value.ForStruct(result);
    }

    private async Task<Value> SerializeOutputAsync(string context, IOutput output)
    {
        var data = await output.GetDataAsync();
        Dependencies.UnionWith(data.Resources);
        if (!data.IsKnown)
        {
            return Value.ForString(Signatures.Unknown);
        }

        var value = await SerializeAsync(context, data.Value);
        return data.IsSecret ? Signed(Signatures.Secret, (Signatures.Value, value)) : value;
    }

    private async Task<Value> SerializeCustomResourceAsync(string context, CustomResource resource)
    {
        Dependencies.Add(resource);
        var id = await SerializeAsync($"{context}.id", resource.Id);
        if (!keepResources)
        {
            return id;
        }

        var urn = await SerializeAsync($"{context}.urn", resource.Urn);
        var knownId = id.StringValue == Signatures.Unknown ? Value.ForString("") : id;
        return Signed(Signatures.Resource, (Signatures.Urn, urn), (Signatures.Id, knownId));
    }

    // Its properties are left out: a component and its children may refer to each other.
    private async Task<Value> SerializeComponentAsync(string context, ComponentResource resource)
    {
        var urn = await SerializeAsync($"{context}.urn", resource.Urn);
        return keepResources ? Signed(Signatures.Resource, (Signatures.Urn, urn)) : urn;
    }

    private async Task<Value> SerializeDictionaryAsync(string context, IDictionary dictionary)
    {
        var members = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in dictionary)
        {
            var key = entry.Key as string ?? throw new InvalidOperationException(
                $"Dictionaries are only supported with string keys:\n\t{context}");
            members.Add(key, entry.Value);
        }

        return await SerializeMembersAsync(context, members);
    }

    private async Task<Value> SerializeMembersAsync(string context, IEnumerable<KeyValuePair<string, object?>> members)
    {
        var result = new Struct();
        foreach (var (name, member) in members)
        {
            var value = await SerializeAsync($"{context}.{name}", member);
            if (value.KindCase != Value.KindOneofCase.NullValue)
            {
                result.Fields.Add(name, value);
            }
        }

        return Value.ForStruct(result);
    }

    private async Task<Value> SerializeListAsync(string context, IList list)
    {
        var result = new ListValue();
        for (var index = 0; index < CountOf(list); index++)
        {
            result.Values.Add(await SerializeAsync($"{context}[{index}]", list[index]));
        }

        return new Value { ListValue = result };
    }

    // The default ImmutableArray has no count: reading it throws.
    private static int CountOf(IList list)
    {
        var type = list.GetType();
        return type.IsValueType && list.Equals(RuntimeHelpers.GetUninitializedObject(type)) ? 0 : list.Count;
    }

    private async Task<Value> SerializeGeneratedTypeAsync(string context, object value, Type type)
    {
        if (type.IsDefined(typeof(EnumTypeAttribute)))
        {
            return await SerializeAsync(context, EnumTypes.ToPrimitive(context, value));
        }

        if (!type.IsDefined(typeof(OutputTypeAttribute)))
        {
            throw new InvalidOperationException($"{type.FullName} is not a supported argument type.\n\t{context}");
        }

        var fields = type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance);
        return await SerializeMembersAsync(
            context,
            fields.Where(field => field.IsInitOnly).Select(field => KeyValuePair.Create(
                $"{char.ToLowerInvariant(field.Name[0])}{field.Name[1..]}", field.GetValue(value))));
    }
}
