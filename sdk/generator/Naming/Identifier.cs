using System.Globalization;
using System.Text.RegularExpressions;
using AtlasBackup.SdkGenerator.Schema;

namespace AtlasBackup.SdkGenerator.Naming;

/// <summary>Turns names of the schema into C# identifiers by Pulumi's rules.</summary>
internal static partial class Identifier
{
    private static readonly HashSet<string> Keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const",
        "continue",
        "decimal", "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false",
        "finally",
        "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is",
        "lock", "long",
        "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected", "public",
        "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct",
        "switch",
        "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual",
        "void",
        "volatile", "while",
    ];

    private static readonly Dictionary<string, string> ShortEnumNames = new()
    {
        ["*"] = "Asterisk",
        ["0"] = "Zero",
        ["1"] = "One",
        ["2"] = "Two",
        ["3"] = "Three",
        ["4"] = "Four",
        ["5"] = "Five",
        ["6"] = "Six",
        ["7"] = "Seven",
        ["8"] = "Eight",
        ["9"] = "Nine",
    };

    public static string Pascal(string name) => string.Concat(name.Split('-').Select(UppercaseFirst));

    /// <summary>The name of a type or of a function's class.</summary>
    public static string Type(Token token) => Valid(Pascal(token.Name), token.Text);

    /// <summary>
    /// The class of a function. A class called Invoke cannot have a method with that name, so it gets a suffix.
    /// </summary>
    public static string Function(Token token) => Type(token) switch
    {
        var name when name.Equals("Invoke", StringComparison.OrdinalIgnoreCase) => name + "Function",
        var name when name.Equals("InvokeAsync", StringComparison.OrdinalIgnoreCase) => name + "Function",
        var name => name,
    };

    /// <summary>The member of a class that a property becomes.</summary>
    public static string Member(Property property) =>
        Valid(property.CSharpName ?? Pascal(property.WireName.TrimStart('$')), property.Place);

    /// <summary>The constructor parameter or local variable that stands for a property.</summary>
    public static string Parameter(Property property)
    {
        var parts = property.WireName.TrimStart('$').Split('-');
        var name = Valid(string.Concat(parts.Skip(1).Select(UppercaseFirst).Prepend(parts[0])), property.Place);

        return Keywords.Contains(name) ? "@" + name : name;
    }

    /// <summary>The member of an enumeration that a value becomes.</summary>
    public static string EnumMember(string name, EnumType type)
    {
        var expanded = ShortEnumNames.GetValueOrDefault(name, name);
        var legal = Illegal().Replace(expanded, "_");
        if (legal.Length > 0 && char.IsAsciiDigit(legal[0]))
        {
            legal = "_" + legal;
        }

        var member = Underscores().Replace(UppercaseFirst(legal), "_");
        member = member.StartsWith('_') ? Type(type.Token) + member : member;

        // Every struct has an Equals method already.
        return member == "Equals" ? "EqualsValue" : Valid(member, $"{type.Place}: '{name}'");
    }

    public static string UppercaseFirst(string name) =>
        name.Length == 0 ? name : char.ToUpper(name[0], CultureInfo.InvariantCulture) + name[1..];

    private static string Valid(string name, string place) =>
        Legal().IsMatch(name) ? name : throw new SchemaException(place, $"'{name}' is not a C# identifier");

    [GeneratedRegex(@"^[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}\p{Pc}_]*$")]
    private static partial Regex Legal();

    [GeneratedRegex(@"[^\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}\p{Pc}_]")]
    private static partial Regex Illegal();

    [GeneratedRegex("_+")]
    private static partial Regex Underscores();
}
