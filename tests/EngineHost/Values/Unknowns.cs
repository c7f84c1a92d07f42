using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.EngineHost.Values;

/// <summary>The texts that represent a value that is not known yet, one for each kind of value.</summary>
public static class Unknowns
{
    public const string Text = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    public const string Boolean = "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7";
    public const string Number = "3eeb2bf0-c639-47a8-9e75-3b44932eb421";
    public const string List = "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2";
    public const string Asset = "030794c1-ac77-496b-92df-f27374a8bd58";
    public const string Archive = "e48ece36-62e2-4504-bad9-02848725956a";
    public const string Map = "dd056dcd-154b-4c76-9bd3-c8f88648b5ff";

    /// <summary>Every sentinel, for tests that want to try each of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Text, Boolean, Number, List, Asset, Archive, Map];

    public static bool IsUnknown(Value value) =>
        value.KindCase == Value.KindOneofCase.StringValue && All.Contains(value.StringValue);
}
