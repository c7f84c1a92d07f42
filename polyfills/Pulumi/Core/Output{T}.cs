namespace Pulumi;

/// <summary>
/// A value that arrives later. It also says whether the value is known yet, whether it is secret, and which resources
/// it came from.
/// </summary>
public sealed class Output<T> : IOutput
{
    private const string ToStringText =
        """
        Calling [ToString] on an [Output<T>] is not supported.

        To get the value of an Output<T> as an Output<string> consider:
        1. o.Apply(v => $"prefix{v}suffix")
        2. Output.Format($"prefix{hostname}suffix");

        See https://www.pulumi.com/docs/concepts/inputs-outputs for more details.
        """;

    internal Output(Task<OutputData<T>> data)
    {
        Data = data;
        // A program ends when every output has its value, and fails when one of them fails, awaited or not.
        Deployment.Ambient?.Tasks.Track(data);
    }

    internal Task<OutputData<T>> Data { get; }

    Type IOutput.ValueType => typeof(T);

    public static Output<T> Create(Task<T> value) => Create(value, isSecret: false);

    public Output<ValueTuple> Apply(Func<T, Task> func) => Apply(async value =>
    {
        await func(value);
        return ValueTuple.Create();
    });

    public Output<TResult> Apply<TResult>(Func<T, TResult> func) => Apply(value => Output.Create(func(value)));

    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func) => Apply(value => Output.Create(func(value)));

    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func) => Apply(value => func(value).ToOutput());

    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func) => new(ApplyAsync(func));

    public override string ToString()
    {
        var strict = Environment.GetEnvironmentVariable("PULUMI_ERROR_OUTPUT_STRING");
        if (strict == "1" || string.Equals(strict, "true", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException(ToStringText);
        }

        Log.Warn(ToStringText);
        return $"{ToStringText}{Environment.NewLine}This function may throw in a future version of Pulumi.";
    }

    async Task<OutputData<object?>> IOutput.GetDataAsync()
    {
        var data = await Data;
        return data.With<object?>(data.Value);
    }

    Output<TResult> IOutput.ApplyToObject<TResult>(Func<object?, Task<TResult>> func) => Apply(value => func(value));

    internal static Output<T> Create(Task<T> value, bool isSecret)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Output<T>(ResolveAsync());

        async Task<OutputData<T>> ResolveAsync() => OutputData<T>.Known(await value, isSecret);
    }

    internal static Output<T> Unknown(T value) => new(Task.FromResult(OutputData<T>.Unknown(value)));

    internal Output<T> WithSecrecy(bool isSecret)
    {
        return new Output<T>(ResolveAsync());

        async Task<OutputData<T>> ResolveAsync() => await Data with { IsSecret = isSecret };
    }

    internal async Task<T> GetValueAsync(T whenUnknown)
    {
        var data = await Data;
        return data.IsKnown ? data.Value : whenUnknown;
    }

    private async Task<OutputData<TResult>> ApplyAsync<TResult>(Func<T, Output<TResult>?> func)
    {
        var data = await Data;
        if (!data.IsKnown)
        {
            return data.With<TResult>(default!);
        }

        var inner = func(data.Value);
        return inner is null ? data.With<TResult>(default!) : (await inner.Data).JoinedWith(data);
    }
}
