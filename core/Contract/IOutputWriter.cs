using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Contract;

/// <summary>
/// Takes the outputs of a function, one after the other, in whatever form its caller wants them. Names and texts are
/// UTF-8.
/// </summary>
internal interface IOutputWriter
{
    /// <summary>How much has been written: a place to go back to with <see cref="Rewind"/>.</summary>
    int Position { get; }

    /// <summary>Says up to which <see cref="Position"/> the writing is likely to go.</summary>
    void Expect(int position);

    /// <summary>
    /// A writer for some values of an array, which many can use at the same time, each its own. What it has written
    /// goes into the array by <see cref="Append"/>.
    /// </summary>
    /// <param name="size">How much is likely to be written.</param>
    IOutputWriter Part(int size);

    /// <summary>Takes from a part what it wrote between two of its positions, which is complete values.</summary>
    void Append(IOutputWriter part, Range positions);

    /// <summary>Ends a part, whose memory goes to another one.</summary>
    void Release();

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
