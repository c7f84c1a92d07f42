using System.Text.Json.Nodes;
using AtlasBackup.Core.Contract;
using AtlasBackup.Provider.Terraform.Names;
using AtlasBackup.Provider.Terraform.Wire;
using AtlasBackup.TerraformHost.Values;
using FsCheck;
using FsCheck.Fluent;

namespace AtlasBackup.Fuzz.Tests;

public sealed class MsgpackFuzzTests
{
    private static readonly string[] Names =
    [
        .. FunctionCatalog.Names.SelectMany(name => FunctionCatalog.Find(name)?.Inputs ?? [])
            .Select(input => TerraformNames.Attribute(input.Name)).Distinct(),
        "links", "",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "4", "-1", "0.5", "1e300", "\"\"", "\"32b6e34b3d91647abb20e7b8\"", "\"1e999\"", "\"四半期\"", "[]",
        "[1,\"a\"]", "{\"a\":[{}]}", $"\"{new string('x', 300)}\"", "\"\\u0000unknown\"",
    ];

    [Fact]
    public void Any_bytes_end_in_a_value_or_in_invalid_data()
    {
        Fuzzer.Check(Bytes, bytes =>
        {
            var exception = Record.Exception(() => MsgpackReader.Read(bytes));

            Assert.True(exception is null or InvalidDataException, $"{Convert.ToHexString(bytes)}: {exception}");
        });
    }

    [Fact]
    public void Any_bytes_of_a_block_end_in_arguments_or_in_invalid_data()
    {
        var cases =
            from name in Gen.Elements(FunctionCatalog.Names.ToArray())
            from bytes in Bytes
            select (Name: name, Bytes: bytes);

        Fuzzer.Check(cases, one =>
        {
            var inputs = FunctionCatalog.Find(one.Name)?.Inputs ?? [];

            var exception = Record.Exception(() => AttributeValues.Read(one.Bytes, inputs));

            Assert.True(exception is null or InvalidDataException, $"{Convert.ToHexString(one.Bytes)}: {exception}");
        });
    }

    // Random bytes, and blocks of Terraform in which some bytes were changed.
    private static Gen<byte[]> Bytes => Gen.OneOf(
        Gen.ArrayOf(Gen.Choose(0, 255).Select(value => (byte)value)),
        from members in Gen.ListOf(Member)
        from changes in Gen.ListOf(Gen.Choose(0, int.MaxValue))
        select Changed(Msgpack.Encode(new JsonObject(members.DistinctBy(member => member.Key))), changes));

    private static Gen<KeyValuePair<string, JsonNode?>> Member =>
        from name in Gen.Elements(Names)
        from value in Gen.Elements(Values)
        select KeyValuePair.Create(name, JsonNode.Parse(value));

    private static byte[] Changed(byte[] bytes, IEnumerable<int> changes)
    {
        foreach (var change in changes.Take(4))
        {
            bytes[change % bytes.Length] = (byte)(change >> 16);
        }

        return bytes;
    }
}
