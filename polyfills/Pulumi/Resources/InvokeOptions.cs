namespace Pulumi;

/// <summary>How a function is called: through which provider, in which version.</summary>
public class InvokeOptions
{
    /// <summary>The provider is inherited from this resource, unless one is given.</summary>
    public Resource? Parent { get; set; }

    public ProviderResource? Provider { get; set; }

    public string? Version { get; set; }

    public string? PluginDownloadURL { get; set; }
}

/// <summary>Options of the output form, which can also wait for resources.</summary>
public class InvokeOutputOptions : InvokeOptions
{
    public InputList<Resource> DependsOn { get => field ??= new(); set; }
}
