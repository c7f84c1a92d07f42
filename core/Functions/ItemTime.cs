using System.Buffers.Binary;
using System.Text.Json;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Functions;

/// <summary>
/// Reads the time of an item of a list, from the first of the outputs in the contract's <c>time</c> that the item has.
/// </summary>
internal sealed class ItemTime(ObjectSchema schema, IReadOnlyList<string> outputs)
{
    private const string Id = "id";

    private readonly ItemPath[] _paths = [.. outputs.Select(output => new ItemPath(schema, output))];

    /// <summary>
    /// Reads the time of the item that the reader stands on. An item without a time is an error, because it cannot be
    /// compared, and both to keep it and to drop it could be wrong.
    /// </summary>
    public DateTimeOffset Read(in Utf8JsonReader item, AtlasAnswer answer)
    {
        foreach (var path in _paths)
        {
            var reader = item;
            if (path.Find(ref reader))
            {
                var text = reader.TokenType == JsonTokenType.String ? JsonText.Of(reader) : null;
                return (path.Name == Id ? InObjectId(text) : InputRule.ReadTime(text))
                    ?? throw answer.Unexpected(Wording.Of($"the '{path.Name}' of a result contains no time"));
            }
        }

        throw answer.Unexpected(
            Wording.Of($"a result has no time to compare ({string.Join(", ", _paths.Select(path => path.Name))})"));
    }

    /// <summary>
    /// The time in an ID of Atlas, whose first four bytes are seconds; or null if the text is no such ID.
    /// </summary>
    public static DateTimeOffset? InObjectId(string? id)
    {
        Span<byte> bytes = stackalloc byte[12];
        return id?.Length == 2 * bytes.Length
            && Convert.FromHexString(id, bytes, out _, out _) == System.Buffers.OperationStatus.Done
            ? DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadUInt32BigEndian(bytes))
            : null;
    }
}
