namespace AtlasBackup.Provider.Functions;

/// <summary>
/// Takes the outputs of a function, one after the other, in whatever form its caller wants them. Names and texts are
/// UTF-8.
/// </summary>
internal interface IOutputWriter
{
    /// <summary>How much has been written: a place to go back to with <see cref="Rewind"/>.</summary>
    int Position { get; }

    void BeginObject();

    void Name(ReadOnlyMemory<byte> name);

    void EndObject();

    void BeginArray();

    void EndArray();

    void Text(ReadOnlySpan<byte> text);

    void Number(double number);

    void Boolean(bool boolean);

    /// <summary>Says that the next value, whole, is a secret.</summary>
    void SealNext();

    /// <summary>
    /// Forgets what was written since <paramref name="position"/>, taken between two complete values of an array.
    /// </summary>
    void Rewind(int position);
}
