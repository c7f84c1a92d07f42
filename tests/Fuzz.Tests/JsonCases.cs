using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace AtlasBackup.Fuzz.Tests;

/// <summary>
/// JSON as Atlas, a proxy or bad luck could send it: shaped like the real thing, nonsense, or broken.
/// </summary>
internal static class JsonCases
{
    private static readonly string[] Names =
    [
        "id", "links", "results", "totalCount", "delivery", "url", "urlV2", "authValue", "statusName", "hashes", "parts",
        "tokenTimestamp", "increment", "restorable", "status", "content", "error", "errorCode", "detail", "parameters", "href",
        "rel", "state", "stateReason", "exportStatus", "totalCollections", "badRequestDetail", "fields", "unknown", "", "i\\u0064",
    ];

    private static readonly string[] Scalars =
    [
        "null", "true", "false", "0", "-1", "5.0", "1e400", "2147483648", "1e3", "\"\"", "\"text\"", "\"\\ud800\"", "\"\\u0000\"",
        "\"next\"", "\"https://elsewhere.example.invalid/?pageNum=2\"", "\"?pageNum=99999999999\"", "\"\\\"\\\\\"",
        "\"04da6b54-80e4-46f7-96ec-b56ff0331ba9\"", "\"4dabf18193072939515e22adb298388d\"", "\"32b6e34b3d91647abb20e7b8\"",
    ];

    /// <summary>Valid JSON texts.</summary>
    public static Gen<string> Valid { get; } = Gen.Sized(Value);

    /// <summary>Bytes that are mostly JSON: cut off, doubled, or with some of them changed.</summary>
    public static Gen<byte[]> Any { get; } = Gen.Frequency(
        (4, Valid.Select(Encoding.UTF8.GetBytes)),
        (3, Broken()),
        (1, Gen.Choose(0, 255).Select(number => (byte)number).ArrayOf()));

    private static Gen<string> Value(int size) => size <= 1
        ? Gen.Elements(Scalars)
        : Gen.Frequency(
            (2, Gen.Elements(Scalars)),
            (3, Members(size / 2)),
            (2, Gen.Resize(Value(size / 3).ListOf(), Math.Min(size, 6)).Select(items => $"[{string.Join(',', items)}]")));

    private static Gen<string> Members(int size) =>
        Gen.Resize(
            Gen.Elements(Names).SelectMany(name => Value(size / 2).Select(value => $"\"{name}\":{value}")).ListOf(),
            Math.Min(size, 8))
        .Select(members => $"{{{string.Join(',', members)}}}");

    private static Gen<byte[]> Broken() =>
        from text in Valid
        from place in Gen.Choose(0, Math.Max(0, text.Length - 1))
        from change in Gen.Choose(0, 3)
        from noise in Gen.Choose(0, 255)
        select Break(Encoding.UTF8.GetBytes(text), place, change, (byte)noise);

    private static byte[] Break(byte[] bytes, int place, int change, byte noise)
    {
        var at = Math.Min(place, bytes.Length);
        switch (change)
        {
            case 0:
                return bytes[..at];
            case 1 when at < bytes.Length:
                bytes[at] = noise;
                return bytes;
            case 2:
                return [.. bytes, .. bytes[at..]];
            default:
                return [.. bytes[..at], noise, .. bytes[at..]];
        }
    }
}
