using System.Globalization;
using AtlasBackup.EndToEnd.Tests.Terraform;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.EndToEnd.Tests.CommandLine;

/// <summary>Arguments of Pulumi as words of the command line, whose names are worked out here once more.</summary>
internal static class CommandWords
{
    public static string Option(string input) => input == "waitMinutes"
        ? "--wait"
        : $"--{TerraformFunction.Snake(input).Replace('_', '-')}";

    /// <summary>An input or a setting as errors name it: credentials have no options.</summary>
    public static string OptionOrVariable(string name) => name switch
    {
        "accessToken" or "clientId" or "clientSecret" => $"MONGODB_ATLAS_{TerraformFunction.Snake(name).ToUpperInvariant()}",
        "publicKey" => "MONGODB_ATLAS_PUBLIC_API_KEY",
        "privateKey" => "MONGODB_ATLAS_PRIVATE_API_KEY",
        _ => Option(name),
    };

    public static IReadOnlyList<string> Of(Struct args) =>
        [.. args.Fields.SelectMany(field => (string[])[Option(field.Key), Text(field.Value)])];

    public static IReadOnlyList<string> Read(string function, Struct args) => ["read", function, .. Of(args)];

    public static string Text(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.BoolValue => value.BoolValue ? "true" : "false",
        Value.KindOneofCase.NumberValue => value.NumberValue.ToString("R", CultureInfo.InvariantCulture),
        Value.KindOneofCase.ListValue => string.Join(',', value.ListValue.Values.Select(Text)),
        _ => value.StringValue,
    };
}
