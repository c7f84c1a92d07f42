using System.Text;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Contract;

/// <summary>One property of a function, of a type or of the configuration.</summary>
internal sealed record PropertySchema(string Name, TypeSchema Type)
{
    public ReadOnlyMemory<byte> Utf8Name { get; } = Encoding.UTF8.GetBytes(Name);

    public string Description { get; init; } = "";

    /// <summary>The environment variables that stand in for a configuration value, first set wins.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];

    public bool IsRequired { get; init; }

    public bool IsSecret { get; init; }
}
