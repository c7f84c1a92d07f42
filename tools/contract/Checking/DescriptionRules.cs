using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.ContractTool.Checking;

/// <summary>Finds descriptions that are missing, unfinished or copied from another property.</summary>
internal static class DescriptionRules
{
    public static IEnumerable<Finding> Find(WrittenContract contract) =>
        Unfinished(ContractTexts.All(contract))
            .Concat(Untitled(contract))
            .Concat(Repeated(ContractProperties.Inputs(contract)))
            .Concat(Repeated(ContractProperties.Outputs(contract)));

    public static IEnumerable<Finding> Unfinished(IEnumerable<ContractText> texts) =>
        from text in texts
        where !text.Description.EndsWith('.')
        select new Finding(null, text.Subject, text.Description.Length == 0
            ? "has no description: write one, in our own words"
            : "its description does not end in a full stop: end the sentence");

    private static IEnumerable<Finding> Untitled(WrittenContract contract) =>
        contract.Functions.Values
            .Where(function => string.IsNullOrEmpty(function.Json.Object("example").Text("title")))
            .Select(function => new Finding(null, function.Name, "its example has no title: say what it does"));

    private static IEnumerable<Finding> Repeated(IEnumerable<ContractProperty> properties) =>
        from same in properties.GroupBy(property => property.Value.Text("description") ?? "")
        where same.Key.Length > 0
        let first = same.First()
        from other in same.Where(property => property.Name != first.Name)
        select new Finding(
            "sameDescription", other.Subject, $"has the description of {first.Subject}: say what differs");
}
