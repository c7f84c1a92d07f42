using System.Text.Json;

namespace Pulumi;

/// <content>JSON text from outputs and back.</content>
public static partial class Output
{
    /// <summary>
    /// The value as JSON text. Outputs inside it are awaited. If one of them is secret or unknown, the whole text is,
    /// too.
    /// </summary>
    public static Output<string> JsonSerialize<T>(Output<T> value, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Output<string>(SerializeAsync());

        async Task<OutputData<string>> SerializeAsync()
        {
            var data = await value.Data;
            if (!data.IsKnown)
            {
                return data.With("");
            }

            var nested = new NestedOutputConverter();
            var json = await Task.Run(() => JsonSerializer.Serialize(data.Value, nested.AddedTo(options)));
            var whole = data.With(json).JoinedWith(nested.Seen);
            return whole.IsKnown ? whole : whole.With("");
        }
    }

    /// <summary>The value that a JSON text stands for.</summary>
    public static Output<T> JsonDeserialize<T>(Output<string> json, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return json.Apply(text => JsonSerializer.Deserialize<T>(text, options)!);
    }
}
