using System.Collections.Immutable;
using System.Text.Json;
using Pulumi;

namespace AtlasBackup.Polyfills.Tests.Fakes;

/// <summary>Arguments of any shape.</summary>
internal sealed class AnyArgs : InvokeArgs
{
    [Input("value")]
    public object? Value { get; set; }
}

/// <summary>Arguments as the generator writes them.</summary>
internal sealed class GreetInvokeArgs : InvokeArgs
{
    [Input("names")]
    private InputList<string>? _names;

    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    [Input("loud")]
    public Input<bool>? Loud { get; set; }

    public InputList<string> Names
    {
        get => _names ??= new InputList<string>();
        set => _names = value;
    }
}

/// <summary>A result as the generator writes it.</summary>
[OutputType]
internal sealed class GreetResult
{
    public readonly string? Greeting;
    public readonly int Count;
    public readonly double? Size;
    public readonly bool Polite;
    public readonly Mood? Mood;
    public readonly Level Level;
    public readonly ImmutableArray<Guest> Guests;
    public readonly ImmutableDictionary<string, string>? Tags;
    public readonly Union<string, int> Either;
    public readonly JsonElement Raw;
    public readonly object? Anything;

    [OutputConstructor]
    private GreetResult(
        string? greeting,
        int count,
        double? size,
        bool polite,
        Mood? mood,
        Level level,
        ImmutableArray<Guest> guests,
        ImmutableDictionary<string, string>? tags,
        Union<string, int> either,
        JsonElement raw,
        object? anything)
    {
        (Greeting, Count, Size, Polite, Mood) = (greeting, count, size, polite, mood);
        (Level, Guests, Tags, Either, Raw, Anything) = (level, guests, tags, either, raw, anything);
    }
}

/// <summary>An object in a result.</summary>
[OutputType]
internal sealed class Guest
{
    public readonly string Name;
    public readonly ImmutableArray<string> Seats;

    [OutputConstructor]
    private Guest(string name, [OutputConstructorParameter("chairs")] ImmutableArray<string> seats)
    {
        (Name, Seats) = (name, seats);
    }
}

/// <summary>A set of strings.</summary>
[EnumType]
internal readonly struct Mood : IEquatable<Mood>
{
    private readonly string _value;

    private Mood(string value) => _value = value;

    public static Mood Good { get; } = new("GOOD");

    public static explicit operator string(Mood value) => value._value;

    public bool Equals(Mood other) => _value == other._value;

    public override bool Equals(object? obj) => obj is Mood other && Equals(other);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}

/// <summary>A set of integers.</summary>
internal enum Level
{
    None,
    Some,
    Most,
}

/// <summary>The configuration of a provider: everything but strings travels as JSON text.</summary>
internal sealed class GreeterArgs : ResourceArgs
{
    [Input("tags", json: true)]
    private InputList<string>? _tags;

    [Input("token")]
    public Input<string>? Token { get; set; }

    [Input("retries", json: true)]
    public Input<int>? Retries { get; set; }

    [Input("nested", json: true)]
    public Input<NestedArgs>? Nested { get; set; }

    public InputList<string> Tags
    {
        get => _tags ??= new InputList<string>();
        set => _tags = value;
    }
}

/// <summary>An object in the arguments of a resource.</summary>
internal sealed class NestedArgs : ResourceArgs
{
    [Input("a")]
    public Input<double>? A { get; set; }

    [Input("s")]
    public Input<string>? S { get; set; }
}

/// <summary>An explicit provider as the generator writes it.</summary>
[ResourceType("pulumi:providers:greeter", "1.2.3")]
internal sealed class Greeter(string name, GreeterArgs? args = null, CustomResourceOptions? options = null)
    : ProviderResource("greeter", name, args ?? new GreeterArgs(), options)
{
    [Output("token")]
    public Output<string?> Token { get; private set; } = null!;
}
