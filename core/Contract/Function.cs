namespace AtlasBackup.Core.Contract;

/// <summary>A function of the contract: what it takes, and what it gives.</summary>
internal abstract record Function(string Name, IReadOnlyList<Input> Inputs, ObjectSchema Outputs)
{
    /// <summary>The inputs of which exactly one must be given; or none, where the function has no such choice.</summary>
    public IReadOnlyList<string> ExactlyOne { get; init; } = [];

    public Input? FindInput(string name) => Inputs.FirstOrDefault(input => input.Name == name);
}

/// <summary>A function that reads one endpoint of Atlas.</summary>
internal sealed record EndpointFunction(
    string Name,
    Endpoint Endpoint,
    IReadOnlyList<Input> Inputs,
    ObjectSchema Outputs) : Function(Name, Inputs, Outputs)
{
    /// <summary>The inputs that are sent in the query.</summary>
    public IReadOnlyList<string> QueryNames { get; } =
        [.. Inputs.Where(input => input.Place == InputPlace.Query).Select(input => input.Name)];
}

/// <summary>A function that is composed of what other functions read.</summary>
internal sealed record ComposedFunction(string Name, IReadOnlyList<Input> Inputs, ObjectSchema Outputs)
    : Function(Name, Inputs, Outputs)
{
    /// <summary>The reads that require another role, each with the inputs that make it necessary.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> MoreRoles { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();
}
