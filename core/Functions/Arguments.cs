using System.Globalization;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Functions;

/// <summary>What is wrong with one argument, worded for <c>Invoke of 'T' failed: REASON (PROPERTY)</c>.</summary>
internal sealed record ArgumentFailure(string Property, string Reason);

/// <summary>
/// The arguments of one call, checked: every one has the type and the form that its function asks for.
/// </summary>
internal sealed class Arguments
{
    public const string OmitDownloadLinks = "omitDownloadLinks";
    public const string PageNumber = "pageNum";
    public const string ItemsPerPage = "itemsPerPage";
    public const string IncludeCount = "includeCount";

    private readonly Dictionary<string, InputValue> _values;

    private Arguments(Dictionary<string, InputValue> values)
    {
        _values = values;
        Secrets =
        [
            .. values.Values
                .Where(value => value is { IsSecret: true, Kind: InputKind.String })
                .Select(value => value.Text),
        ];
    }

    /// <summary>The texts that came as secrets. What repeats one of them is a secret too.</summary>
    public IReadOnlyList<string> Secrets { get; }

    /// <summary>Reads the arguments of a call, or says all that is wrong with them at once.</summary>
    public static (Arguments? Arguments, IReadOnlyList<ArgumentFailure> Failures) Read(
        Function function,
        IReadOnlyDictionary<string, InputValue> given)
    {
        var inputs = function.Schema.Inputs;
        var values = new Dictionary<string, InputValue>();
        var failures = new List<ArgumentFailure>();
        foreach (var property in inputs.Properties)
        {
            var value = given.GetValueOrDefault(property.Name, InputValue.Null);
            if (Complain(property, value) is { } reason)
            {
                failures.Add(new ArgumentFailure(property.Name, reason));
            }
            else if (value.Kind != InputKind.Null)
            {
                values[property.Name] = value;
            }
        }

        foreach (var name in given.Keys.Where(name => inputs.Find(name) is null).Order(StringComparer.Ordinal))
        {
            var known = string.Join(", ", inputs.Properties.Select(property => property.Name));
            failures.Add(new ArgumentFailure(name, $"is not an argument of {function.ShortName}, which takes {known}"));
        }

        return failures.Count == 0 ? (new Arguments(values), failures) : (null, failures);
    }

    public bool Has(string name) => _values.ContainsKey(name);

    public bool IsTrue(string name) => _values.TryGetValue(name, out var value) && value.Boolean;

    public bool IsFalse(string name) => _values.TryGetValue(name, out var value) && !value.Boolean;

    public int? Integer(string name) => _values.TryGetValue(name, out var value) ? (int)value.Number : null;

    /// <summary>The argument as it stands in a path or a query, or null when it was not given.</summary>
    public string? Text(string name) => _values.TryGetValue(name, out var value) ? Format(value) : null;

    private static string? Complain(PropertySchema property, InputValue value) => value.Kind switch
    {
        InputKind.Null => property.IsRequired ? "is required" : null,
        InputKind.Unknown => "is not known yet",
        _ when !HasType(property.Type.Kind, value.Kind) => $"expected {property.Type.Words}, got {value.Shown}",
        _ => ArgumentRules.Complain(property.Name, value),
    };

    private static bool HasType(TypeKind type, InputKind kind) => (type, kind) switch
    {
        (TypeKind.Boolean, InputKind.Boolean) => true,
        (TypeKind.Integer or TypeKind.Number, InputKind.Number) => true,
        (TypeKind.String, InputKind.String) => true,
        _ => false,
    };

    private static string Format(InputValue value) => value.Kind switch
    {
        InputKind.Boolean => value.Boolean ? "true" : "false",
        InputKind.Number => value.Number.ToString(CultureInfo.InvariantCulture),
        _ => value.Text,
    };
}
