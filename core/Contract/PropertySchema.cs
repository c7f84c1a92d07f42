using System.Text;

namespace AtlasBackup.Core.Contract;

/// <summary>One property of the outputs of a function or of a type.</summary>
/// <param name="Name">Its name as an output.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="WireName">Atlas's name of it, where that is another.</param>
internal sealed record PropertySchema(string Name, TypeSchema Type, string? WireName = null)
{
    public ReadOnlyMemory<byte> Utf8Name { get; } = Encoding.UTF8.GetBytes(Name);

    /// <summary>The name in Atlas's JSON.</summary>
    public ReadOnlyMemory<byte> Utf8WireName { get; } = Encoding.UTF8.GetBytes(WireName ?? Name);

    public bool IsSecret { get; init; }

    /// <summary>Whether it tells about a person. Callers can have it left out.</summary>
    public bool IsPersonal { get; init; }

    /// <summary>Whether it says that the object exists. This program sets its value, not Atlas.</summary>
    public bool IsFound { get; init; }
}
