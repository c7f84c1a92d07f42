namespace AtlasBackup.Core.Contract;

/// <summary>A function of the contract: what it takes, where Atlas serves it, and what it gives.</summary>
internal sealed record Function(string Name, Endpoint Endpoint, IReadOnlyList<Input> Inputs, ObjectSchema Outputs)
{
    /// <summary>The inputs that are sent in the query.</summary>
    public IReadOnlyList<string> QueryNames { get; } =
        [.. Inputs.Where(input => input.Place == InputPlace.Query).Select(input => input.Name)];

    public Input? FindInput(string name) => Inputs.FirstOrDefault(input => input.Name == name);
}
