namespace AtlasBackup.Core.Contract;

/// <summary>
/// Takes the outputs of a function in whatever form a front end needs. Each declared property of an object is written
/// exactly once: by <see cref="WritePropertyName"/> and a value, or by <see cref="WriteAbsent"/>. A list is never
/// absent, and nothing that was written is removed. Whether a value is secret is said with the value: texts are UTF-8.
/// </summary>
internal interface IOutputWriter
{
    /// <summary>
    /// Whether this writer takes no secret properties: they are absent then, and a list that is secret is empty.
    /// </summary>
    bool OmitsSecrets { get; }

    void WriteStartObject(ObjectSchema schema, bool isSecret);

    void WriteEndObject();

    void WriteStartArray(bool isSecret);

    void WriteEndArray();

    /// <summary>Says whose value comes next.</summary>
    void WritePropertyName(PropertySchema property);

    /// <summary>Says that the object has no value for a property that it declares.</summary>
    void WriteAbsent(PropertySchema property);

    void WriteStringValue(ReadOnlySpan<byte> utf8, bool isSecret);

    void WriteNumberValue(double value, bool isSecret);

    void WriteBooleanValue(bool value, bool isSecret);

    /// <summary>
    /// Begins to write items of an array apart from it. Several parts can be written at the same time, each by one
    /// thread. A part has no parts of its own.
    /// </summary>
    /// <param name="sizeHint">How many bytes of JSON the items are made from.</param>
    IOutputPart BeginPart(int sizeHint);

    /// <summary>
    /// Puts items of a part into the array that is being written: in any order, each at most once. The part must have
    /// been made by this writer, and be complete.
    /// </summary>
    void AppendItems(IOutputPart part, int first, int count);
}

/// <summary>
/// Items of an array that are written apart from it. The code that began a part disposes it, when its items are
/// appended or not needed.
/// </summary>
internal interface IOutputPart : IOutputWriter, IDisposable
{
    /// <summary>How many complete items have been written.</summary>
    int ItemCount { get; }
}
