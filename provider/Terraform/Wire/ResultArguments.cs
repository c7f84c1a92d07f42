using System.Text;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.Terraform.Names;

namespace AtlasBackup.Provider.Terraform.Wire;

/// <summary>
/// The arguments of a call, which Terraform wants back as attributes of the result. An argument that was not given, and
/// that is an output as well, has the value of the output.
/// </summary>
internal sealed class ResultArguments(Function function, IReadOnlyDictionary<string, InputValue> given)
{
    /// <summary>Whether an attribute has the value of an argument.</summary>
    public bool Has(string name) => given.GetValueOrDefault(name, InputValue.Null).Kind != InputKind.Null;

    /// <summary>Writes the names and the values.</summary>
    /// <returns>How many there are.</returns>
    public int WriteTo(MsgpackBuffer buffer)
    {
        var written = ArgumentsOf(function)
            .Where(input => Has(input.Name) || function.Outputs.Find(input.Name) is null)
            .ToList();
        foreach (var input in written)
        {
            buffer.PutText(Encoding.UTF8.GetBytes(TerraformNames.Attribute(input.Name)));
            Write(buffer, given.GetValueOrDefault(input.Name, InputValue.Null));
        }

        return written.Count;
    }

    /// <summary>The inputs of a function that Terraform has.</summary>
    public static IEnumerable<Input> ArgumentsOf(Function function) =>
        function.Inputs.Where(input => !TerraformNames.IsLeftOut(input.Name));

    private static void Write(MsgpackBuffer buffer, InputValue value)
    {
        switch (value.Kind)
        {
            case InputKind.Boolean:
                buffer.PutBoolean(value.Boolean);
                break;
            case InputKind.Number:
                buffer.PutNumber(value.Number);
                break;
            case InputKind.String:
                buffer.PutText(Encoding.UTF8.GetBytes(value.Text));
                break;
            case InputKind.List:
                var start = buffer.Begin(MsgpackFormat.Array32);
                foreach (var item in value.Items)
                {
                    Write(buffer, item);
                }

                buffer.End(start, value.Items.Count);
                break;
            default:
                buffer.PutNil();
                break;
        }
    }
}
