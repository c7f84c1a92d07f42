using System.Text.Json;

namespace AtlasBackup.SdkGenerator.Schema;

/// <summary>A JSON value of the schema together with its place, so that every error can name the place.</summary>
internal readonly record struct SchemaNode(JsonElement Json, string Place)
{
    public IEnumerable<(string Name, SchemaNode Value)> Members
    {
        get
        {
            Expect(JsonValueKind.Object, "an object");
            var place = Place;

            return Json.EnumerateObject()
                .Select(member => (member.Name, new SchemaNode(member.Value, At(place, member.Name))));
        }
    }

    public IEnumerable<SchemaNode> Items
    {
        get
        {
            Expect(JsonValueKind.Array, "a list");
            var place = Place;

            return Json.EnumerateArray().Select((item, index) => new SchemaNode(item, $"{place}[{index}]"));
        }
    }

    public string Text
    {
        get
        {
            Expect(JsonValueKind.String, "a text");

            return Json.GetString() ?? "";
        }
    }

    public bool IsEmpty => Json.ValueKind switch
    {
        JsonValueKind.Object => !Json.EnumerateObject().Any(),
        JsonValueKind.Array => Json.GetArrayLength() == 0,
        JsonValueKind.String => Json.GetString() is "",
        JsonValueKind.Null or JsonValueKind.False => true,
        _ => false,
    };

    public SchemaNode? Find(string name)
    {
        Expect(JsonValueKind.Object, "an object");

        return Json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? new SchemaNode(value, At(Place, name))
            : null;
    }

    public SchemaNode Get(string name) => Find(name) ?? throw Problem($"lacks '{name}'");

    public string? TextOf(string name) => Find(name)?.Text;

    public bool FlagOf(string name) => Find(name) is { } flag && flag.Json.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw flag.Problem("expected true or false"),
    };

    public IEnumerable<(string Name, SchemaNode Value)> MembersOf(string name) => Find(name)?.Members ?? [];

    public IEnumerable<SchemaNode> ItemsOf(string name) => Find(name)?.Items ?? [];

    /// <summary>
    /// Refuses unknown members: otherwise the generator would ignore a misspelt one without a message.
    /// </summary>
    public void AllowOnly(params IEnumerable<string> known)
    {
        var stranger = Members.FirstOrDefault(member => !known.Contains(member.Name));
        if (stranger.Name is not null)
        {
            throw stranger.Value.Problem("is not part of a Pulumi schema here");
        }
    }

    /// <summary>Refuses members that Pulumi knows and this generator does not, unless they are empty.</summary>
    public void Refuse(params IEnumerable<string> unsupported)
    {
        foreach (var name in unsupported)
        {
            if (Find(name) is { IsEmpty: false } member)
            {
                throw member.Problem("is not supported by this generator");
            }
        }
    }

    public SchemaException Problem(string problem) => new(Place.Length == 0 ? "schema" : Place, problem);

    private static string At(string place, string name) => place.Length == 0 ? name : $"{place}.{name}";

    private void Expect(JsonValueKind kind, string what)
    {
        if (Json.ValueKind != kind)
        {
            throw Problem($"expected {what}");
        }
    }
}
