using System.Globalization;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.Terraform.Names;

namespace AtlasBackup.Provider.Terraform.Wire;

/// <summary>
/// Reads what Terraform gives for a block: the values of its inputs, under the names of the contract.
/// </summary>
internal static class AttributeValues
{
    // The block also has the attributes that the provider computes: those are not inputs.
    public static Dictionary<string, InputValue> Read(ReadOnlySpan<byte> block, IEnumerable<Input> inputs)
    {
        var members = MsgpackReader.Read(block).Members;
        var values = new Dictionary<string, InputValue>();
        foreach (var input in inputs)
        {
            var value = members.GetValueOrDefault(TerraformNames.Attribute(input.Name), InputValue.Null);
            if (value.Kind != InputKind.Null)
            {
                values[input.Name] = Typed(value, input.Type);
            }
        }

        return values;
    }

    // Terraform sends a number that no float64 holds exactly as text.
    private static InputValue Typed(InputValue value, TypeSchema type) => (value.Kind, type.Kind) switch
    {
        (InputKind.String, TypeKind.Integer or TypeKind.Number)
            when double.TryParse(value.Text, CultureInfo.InvariantCulture, out var number) => InputValue.Of(number),
        (InputKind.List, TypeKind.Array) when type.Items is { } items =>
            value with { Items = [.. value.Items.Select(item => Typed(item, items))] },
        _ => value,
    };
}
