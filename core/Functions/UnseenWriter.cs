using AtlasBackup.Core.Contract;

namespace AtlasBackup.Core.Functions;

/// <summary>Discards outputs: an item that a filter drops is checked like any other, but not written.</summary>
internal sealed class UnseenWriter : IOutputWriter
{
    public static UnseenWriter Instance { get; } = new();

    public bool OmitsSecrets => false;

    public void WriteStartObject(ObjectSchema schema, bool isSecret)
    {
    }

    public void WriteEndObject()
    {
    }

    public void WriteStartArray(bool isSecret)
    {
    }

    public void WriteEndArray()
    {
    }

    public void WritePropertyName(PropertySchema property)
    {
    }

    public void WriteAbsent(PropertySchema property)
    {
    }

    public void WriteStringValue(ReadOnlySpan<byte> utf8, bool isSecret)
    {
    }

    public void WriteNumberValue(double value, bool isSecret)
    {
    }

    public void WriteBooleanValue(bool value, bool isSecret)
    {
    }

    public IOutputPart BeginPart(int sizeHint) =>
        throw new InvalidOperationException("what is not seen has no parts");

    public void AppendItems(IOutputPart part, int first, int count) =>
        throw new InvalidOperationException("what is not seen has no parts");
}
