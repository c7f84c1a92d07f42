using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi;

/// <summary>The root of all resources of a program. <c>pulumi stack output</c> shows its outputs.</summary>
public class Stack : ComponentResource
{
    internal const string RootType = "pulumi:pulumi:Stack";

    public Stack(StackOptions? options = null)
        : base(
            RootType,
            $"{Deployment.Instance.ProjectName}-{Deployment.Instance.StackName}",
            new ComponentResourceOptions { ResourceTransformations = options?.ResourceTransformations ?? [] })
    {
        Deployment.Current.Stack = this;
        Outputs = Output.Create<IDictionary<string, object?>>(ImmutableDictionary<string, object?>.Empty);
    }

    internal Stack(Func<Task<IDictionary<string, object?>>> program, StackOptions? options) : this(options)
    {
        Outputs = Output.Create(RunAsync());
        RegisterOutputs(Outputs);

        async Task<IDictionary<string, object?>> RunAsync() => (await program()).ToImmutableDictionary();
    }

    internal Output<IDictionary<string, object?>> Outputs { get; private set; }

    /// <summary>Registers the output properties of a stack class, which its constructor has set.</summary>
    internal void RegisterPropertyOutputs()
    {
        var outputs = OutputProperties();
        Require(outputs, value => value is not null, names => new RunException(
            $"Output(s) '{names}' have no value assigned. "
            + "[Output] attributed properties must be assigned inside Stack constructor."));
        Require(outputs, value => value is IOutput, names => new RunException(
            $"Output(s) '{names}' have incorrect type. "
            + "[Output] attributed properties must be instances of Output<T>."));
        Outputs = Output.Create<IDictionary<string, object?>>(outputs);
        RegisterOutputs(Outputs);
    }

    private static void Require(
        Dictionary<string, object?> outputs, Predicate<object?> isGood, Func<string, RunException> complain)
    {
        var bad = outputs.Where(output => !isGood(output.Value)).Select(output => output.Key).ToArray();
        if (bad.Length > 0)
        {
            throw complain(string.Join(", ", bad));
        }
    }

    private Dictionary<string, object?> OutputProperties()
    {
        var outputs =
            from property in GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            let attribute = property.GetCustomAttribute<OutputAttribute>()
            where attribute is not null && !property.DeclaringType!.IsAssignableFrom(typeof(Stack))
            select KeyValuePair.Create(attribute.Name ?? property.Name, property.GetValue(this));
        return new Dictionary<string, object?>(outputs);
    }
}
