using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Configuration;

/// <summary>
/// One source of credentials. All parts of the credentials come from the same source: an access token is preferred to
/// a service account, and a service account to an API key.
/// </summary>
internal sealed class CredentialSource
{
    private readonly string _place;
    private readonly Dictionary<string, string> _values;
    private readonly Func<string, Wording> _nameOf;
    private readonly bool _isEnvironment;

    private CredentialSource(
        string place,
        Dictionary<string, string> values,
        Func<string, Wording> nameOf,
        bool isEnvironment)
    {
        _place = place;
        _values = values;
        _nameOf = nameOf;
        _isEnvironment = isEnvironment;
    }

    /// <summary>The configuration keys of each kind of credentials, the preferred kind first.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Kinds { get; } =
        [["accessToken"], ["clientId", "clientSecret"], ["publicKey", "privateKey"]];

    /// <summary>The configuration keys that hold credentials.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. Kinds.SelectMany(kind => kind)];

    public bool IsEmpty => _values.Count == 0;

    public static CredentialSource Configuration(IReadOnlyDictionary<string, string> texts) =>
        new(
            "the configuration",
            Keys.Where(texts.ContainsKey).ToDictionary(key => key, key => texts[key]),
            key => Wording.Of($"{new Name(key)}"),
            isEnvironment: false);

    public static CredentialSource Environment(Func<string, (string Name, string Value)?> variableOf)
    {
        var found = Keys
            .Select(key => (Key: key, Variable: variableOf(key)))
            .Where(pair => pair.Variable is not null)
            .ToDictionary(pair => pair.Key, pair => pair.Variable.GetValueOrDefault());
        return new CredentialSource(
            "the environment",
            found.ToDictionary(pair => pair.Key, pair => pair.Value.Value),
            key => found.TryGetValue(key, out var variable) ? variable.Name : VariableOf(key),
            isEnvironment: true);
    }

    /// <summary>Chooses the credentials, and reports errors in them and credentials that have no effect.</summary>
    public Credentials? Choose(List<InputFailure> failures, List<Wording> warnings)
    {
        var before = failures.Count;
        foreach (var (key, value) in _values)
        {
            if (CredentialForm.WhatIsOutOfPlace(value) is { } outOfPlace)
            {
                failures.Add(new InputFailure("", Wording.Of($"{_nameOf(key)} in {_place} {outOfPlace}")));
            }
            else if (CredentialForm.OtherThan(key, value) is var (kind, setting))
            {
                failures.Add(new InputFailure(
                    "", Wording.Of($"{_nameOf(key)} in {_place} is {kind}; give it as {new Name(setting)}")));
            }
        }

        if (failures.Count > before)
        {
            return null;
        }

        var chosen = Has("accessToken", out var token)
            ? new Credentials.AccessToken(new Secret(token))
            : Pair("clientId", "clientSecret", failures, (id, secret) => new Credentials.ServiceAccount(id, secret))
                ?? Pair("publicKey", "privateKey", failures, (id, secret) => new Credentials.ApiKey(id, secret));
        if (failures.Count > 0)
        {
            return null;
        }

        WarnOfUnused(chosen, warnings);
        return _isEnvironment && chosen is not null
            ? chosen with { Variables = [.. UsedBy(chosen).Select(key => _nameOf(key).ToString())] }
            : chosen;
    }

    private static string VariableOf(string key) => Settings.Find(key)?.Environment[0] ?? key;

    private bool Has(string key, out string value)
    {
        value = _values.GetValueOrDefault(key, "");
        return value.Length > 0;
    }

    private Credentials? Pair(
        string first,
        string second,
        List<InputFailure> failures,
        Func<Secret, Secret, Credentials> create)
    {
        var (hasFirst, hasSecond) = (Has(first, out var one), Has(second, out var other));
        if (hasFirst && hasSecond)
        {
            return create(new Secret(one), new Secret(other));
        }

        if (hasFirst || hasSecond)
        {
            var (given, missing) = hasFirst ? (first, second) : (second, first);
            failures.Add(new InputFailure(
                "",
                Wording.Of($"{_nameOf(missing)} is missing: ")
                    + Wording.Of($"{_place} gives only {_nameOf(given)}, and both are required")));
        }

        return null;
    }

    private static IReadOnlyList<string> UsedBy(Credentials? chosen) => chosen switch
    {
        Credentials.AccessToken => Kinds[0],
        Credentials.ServiceAccount => Kinds[1],
        Credentials.ApiKey => Kinds[2],
        _ => Keys,
    };

    private void WarnOfUnused(Credentials? chosen, List<Wording> warnings)
    {
        var used = UsedBy(chosen);
        var unused = Keys.Where(key => _values.ContainsKey(key) && !used.Contains(key)).Select(_nameOf).ToList();
        if (unused.Count > 0)
        {
            var names = Wording.Join(", ", used.Select(_nameOf));
            warnings.Add(Wording.Of($"using {names} from {_place}, ignoring {Wording.Join(", ", unused)}"));
        }
    }
}
