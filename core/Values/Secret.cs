namespace AtlasBackup.Core.Values;

/// <summary>A text that must not be shown: it prints as a mark, and only <see cref="Reveal"/> gives the text.</summary>
internal sealed class Secret(string value)
{
    private readonly string _value = value;

    /// <summary>The text itself, for the request that it is meant for.</summary>
    public string Reveal() => _value;

    public override string ToString() => "[secret]";
}
