namespace Pulumi;

/// <summary>An output whose type argument the reader does not know.</summary>
internal interface IOutput
{
    Type ValueType { get; }

    Task<OutputData<object?>> GetDataAsync();

    Output<TResult> ApplyToObject<TResult>(Func<object?, Task<TResult>> func);
}
