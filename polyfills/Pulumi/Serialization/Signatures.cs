namespace Pulumi.Serialization;

/// <summary>The reserved keys and values of the engine's property encoding.</summary>
internal static class Signatures
{
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    public const string Key = "4dabf18193072939515e22adb298388d";
    public const string Secret = "1b47061264138c4ac30d75fd1eb44270";
    public const string Resource = "5cf8f73096256a8f31e491e813e4eb8e";

    public const string Value = "value";
    public const string Urn = "urn";
    public const string Id = "id";
}
