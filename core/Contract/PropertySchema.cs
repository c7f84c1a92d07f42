using System.Text;

namespace AtlasBackup.Core.Contract;

/// <summary>One property of the outputs of a function or of a type.</summary>
internal sealed record PropertySchema(string Name, TypeSchema Type)
{
    public ReadOnlyMemory<byte> Utf8Name { get; } = Encoding.UTF8.GetBytes(Name);

    public bool IsSecret { get; init; }
}
