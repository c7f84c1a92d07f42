using System.Globalization;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Contract;

namespace AtlasBackup.Core.Functions;

/// <summary>
/// The object that a function asks for, or each item of its list: what it declares, the key that tells it apart from
/// other items, and the properties that must repeat an argument.
/// </summary>
internal sealed class ExpectedObject
{
    // Keys are kept until the list has been read. The names of databases and collections are the longest.
    private const int MaxKeyLength = 1024;

    private readonly string _key;
    private readonly Echo?[] _echoes;

    public ExpectedObject(ObjectSchema schema, Endpoint endpoint, Arguments arguments)
    {
        Schema = schema;
        _key = endpoint.ItemKey;
        _echoes = new Echo?[schema.Properties.Length];
        for (var index = 0; index < _echoes.Length; index++)
        {
            var property = schema.Properties[index];
            _echoes[index] = EchoOf(property, endpoint, arguments);
            if (_echoes[index] is not null || property.Name == _key)
            {
                Observed |= 1UL << index;
            }

            if (property.Type.Kind != TypeKind.Array)
            {
                Telling |= 1UL << index;
            }
        }
    }

    public ObjectSchema Schema { get; }

    /// <summary>One bit for each property that is the key or an echo.</summary>
    public ulong Observed { get; }

    /// <summary>One bit for each property that is not a list.</summary>
    public ulong Telling { get; }

    public bool IsKey(int index) => Schema.Properties[index].Name == _key;

    /// <summary>Gives the key of an item, or refuses an item without one that can tell it apart.</summary>
    public string CheckKey(string? key, AtlasAnswer answer) => key switch
    {
        null or "" => throw answer.Unexpected($"a result has no '{_key}', which tells it apart from others"),
        { Length: > MaxKeyLength } => throw answer.Unexpected(string.Create(
            CultureInfo.InvariantCulture,
            $"a result has an '{_key}' of more than {MaxKeyLength:N0} characters")),
        _ => key,
    };

    public Echo? EchoAt(int index) => _echoes[index];

    private static Echo? EchoOf(PropertySchema property, Endpoint endpoint, Arguments arguments)
    {
        if (endpoint.Echoes.TryGetValue(property.Name, out var input) && arguments.Text(input) is { } argument)
        {
            return new Echo(argument, property.IsSecret || arguments.Secrets.Contains(argument));
        }

        return null;
    }
}
