namespace Pulumi;

/// <summary>An input whose type argument the reader does not know.</summary>
internal interface IInput
{
    IOutput ToOutput();

    /// <summary>
    /// The same value with each element separate, so that a secret element does not make its collection secret.
    /// </summary>
    IOutput ToParts() => ToOutput();
}

/// <summary>An argument: a plain value, or an output of one.</summary>
public class Input<T> : IInput
{
    private protected Input(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        Value = output;
    }

    private protected Output<T> Value { get; set; }

    public static implicit operator Input<T>(T value) => Output.Create(value);

    public static implicit operator Input<T>(Output<T> value) => new(value);

    public static implicit operator Output<T>(Input<T> input) => input.Value;

    IOutput IInput.ToOutput() => Value;
}
