using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.Pulumi;
using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.Fuzz.Tests;

/// <summary>
/// Structs as an engine, an SDK or an attacker could send them, with special values whole and broken.
/// </summary>
internal static class StructCases
{
    private static readonly string[] Names =
    [
        .. FunctionCatalog.Names.SelectMany(Inputs).Concat(Settings.All).Select(input => input.Name).Distinct(),
        "version", "__internal", "value", "secret", "id", "urn", "", Signatures.Key,
    ];

    private static readonly string[] Texts =
    [
        "", "true", "4", "[1,2", "{\"a\":1}", "32b6e34b3d91647abb20e7b8", "..", "a/b", "a\nb", "http://127.0.0.1:1",
        "https://x", "mdb_sa_id_1", "04da6b54-80e4-46f7-96ec-b56ff0331ba9", "\"4dabf18193072939515e22adb298388d\"",
        Signatures.Secret, Signatures.OutputValue, Signatures.ResourceReference, Signatures.ByteString,
        "𝒯ext 🎯", "CANARY-SECRET-VALUE",
        $"{{\"{Signatures.Key}\":\"{Signatures.Secret}\",\"value\":3}}",
    ];

    private static readonly double[] Numbers =
        [0, 1, -1, 500, 501, 0.5, 1e308, -2147483649, double.NaN, double.PositiveInfinity];

    public static Gen<Struct> Any { get; } = Gen.Sized(Members);

    private static IEnumerable<Input> Inputs(string function) => FunctionCatalog.Find(function)?.Inputs ?? [];

    private static Gen<Value> AnyValue(int size) => size <= 1
        ? Scalar()
        : Gen.Frequency(
            (4, Scalar()),
            (2, Members(size / 2).Select(Value.ForStruct)),
            (1, Signed(size / 2)),
            (1, Gen.Resize(AnyValue(size / 3).ListOf(), 4).Select(items => Value.ForList([.. items]))));

    private static Gen<Value> Scalar() => Gen.OneOf(
        Gen.Elements(Texts).Select(Value.ForString),
        Gen.Elements(Numbers).Select(Value.ForNumber),
        Gen.Elements(true, false).Select(Value.ForBool),
        Gen.Constant(0).Select(_ => Value.ForNull()),
        Gen.Constant(0).Select(_ => new Value()));

    private static Gen<Value> Signed(int size) =>
        from signature in Gen.Elements(Texts)
        from members in Members(size)
        select Sign(members, signature);

    private static Value Sign(Struct members, string signature)
    {
        members.Fields[Signatures.Key] = Value.ForString(signature);
        return Value.ForStruct(members);
    }

    private static Gen<Struct> Members(int size) =>
        Gen.Resize(
            Gen.Elements(Names)
                .SelectMany(name => AnyValue(size / 2).Select(value => (Name: name, Value: value)))
                .ListOf(),
            Math.Min(Math.Max(size, 1), 8))
        .Select(members =>
        {
            var result = new Struct();
            foreach (var (name, value) in members)
            {
                result.Fields[name] = value;
            }

            return result;
        });
}
