using YamlDotNet.Serialization;

namespace AtlasBackup.EndToEnd.Tests.Action;

/// <summary>The GitHub action of this repository, as GitHub reads it.</summary>
internal sealed class ActionFile
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder().IgnoreUnmatchedProperties().Build();

    public static ActionFile Read() => Yaml.Deserialize<ActionFile>(Repository.Read("action.yml"));

    [YamlMember(Alias = "inputs")]
    public Dictionary<string, ActionInput> Inputs { get; set; } = [];

    [YamlMember(Alias = "outputs")]
    public Dictionary<string, ActionOutput> Outputs { get; set; } = [];

    [YamlMember(Alias = "runs")]
    public ActionRuns Runs { get; set; } = new();
}

/// <summary>An input of the action.</summary>
internal sealed class ActionInput
{
    [YamlMember(Alias = "default")]
    public string Default { get; set; } = "";
}

/// <summary>An output of the action.</summary>
internal sealed class ActionOutput
{
    [YamlMember(Alias = "value")]
    public string Value { get; set; } = "";
}

/// <summary>What the action runs.</summary>
internal sealed class ActionRuns
{
    [YamlMember(Alias = "steps")]
    public List<ActionStep> Steps { get; set; } = [];
}

/// <summary>One script of the action.</summary>
internal sealed class ActionStep
{
    [YamlMember(Alias = "id")]
    public string Id { get; set; } = "";

    [YamlMember(Alias = "uses")]
    public string? Uses { get; set; }

    [YamlMember(Alias = "shell")]
    public string Shell { get; set; } = "";

    [YamlMember(Alias = "env")]
    public Dictionary<string, string> Environment { get; set; } = [];

    [YamlMember(Alias = "run")]
    public string Run { get; set; } = "";
}
