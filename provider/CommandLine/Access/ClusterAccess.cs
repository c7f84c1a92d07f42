using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Functions;
using AtlasBackup.Provider.CommandLine.Options;
using AtlasBackup.Provider.Schemas;

namespace AtlasBackup.Provider.CommandLine.Access;

/// <summary>Which reads of a verdict on a cluster Atlas allows.</summary>
/// <param name="outputs">The outputs of the function that tries them.</param>
internal sealed class ClusterAccess(OutputObject outputs)
{
    public string Name => outputs.Text("clusterName") ?? "";

    public string GroupId => outputs.Text("groupId") ?? "";

    /// <summary>The kind of the cluster, or null where Atlas does not allow to read it.</summary>
    public string? Kind => outputs.Text("clusterKind");

    public IReadOnlyList<TriedRead> Reads { get; } =
        [.. outputs.Objects("reads").Select(read => new TriedRead(read))];
}

/// <summary>A read that was tried.</summary>
/// <param name="outputs">One of the outputs <c>reads</c>.</param>
internal sealed class TriedRead(OutputObject outputs)
{
    private static readonly NamesInText Spelling = new(
        Settings.All.Select(one => KeyValuePair.Create(one.Name, OptionNames.OfSetting(one.Name))));

    public string Name => outputs.Text("name") ?? "";

    public bool IsAllowed => outputs.Flag("allowed") == true;

    public IEnumerable<string> Roles => outputs.Texts("roles");

    /// <summary>The inputs of the verdict that make the read necessary; none where every verdict makes it.</summary>
    public IReadOnlyList<string> NeededFor { get; } = [.. outputs.Texts("neededFor")];

    /// <summary>What Atlas answered, or null where the read is allowed.</summary>
    public string? Message { get; } = outputs.Text("message") is { } message ? Spelling.Spell(message) : null;
}
