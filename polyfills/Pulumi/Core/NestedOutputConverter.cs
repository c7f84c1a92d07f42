using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi;

/// <summary>Writes outputs that are inside a value, and remembers whether one was secret or unknown.</summary>
internal sealed class NestedOutputConverter : JsonConverterFactory
{
    public OutputData<bool> Seen { get; private set; } = OutputData<bool>.Known(true);

    public JsonSerializerOptions AddedTo(JsonSerializerOptions? options)
    {
        var extended = options is null ? new JsonSerializerOptions() : new JsonSerializerOptions(options);
        extended.Converters.Add(this);
        return extended;
    }

    public override bool CanConvert(Type typeToConvert) =>
        typeof(IOutput).IsAssignableFrom(typeToConvert) || typeof(IInput).IsAssignableFrom(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Writer<>).MakeGenericType(typeToConvert), this)!;

    private sealed class Writer<T>(NestedOutputConverter owner) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException($"{typeToConvert} cannot be read from JSON.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            var output = value as IOutput ?? ((IInput)value!).ToOutput();
            // A converter cannot await. Therefore the caller runs the whole serialization on its own thread.
            var data = output.GetDataAsync().GetAwaiter().GetResult();
            owner.Seen = owner.Seen.JoinedWith(data);
            if (data.IsKnown)
            {
                JsonSerializer.Serialize(writer, data.Value, output.ValueType, options);
            }
            else
            {
                // The text is discarded later, but it must be well-formed until then.
                writer.WriteNullValue();
            }
        }
    }
}
