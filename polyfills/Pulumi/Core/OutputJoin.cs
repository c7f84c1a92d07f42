namespace Pulumi;

/// <summary>
/// Reads several inputs and remembers whether all are known, whether one is secret, and which resources they came from.
/// </summary>
internal sealed class OutputJoin
{
    private OutputData<bool> _whole = OutputData<bool>.Known(true);

    public static async Task<OutputData<T>> JoinAsync<T>(Func<OutputJoin, Task<T>> read)
    {
        var join = new OutputJoin();
        var value = await read(join);
        return join._whole.With(value);
    }

    public async Task<T> AddAsync<T>(Input<T> input)
    {
        var data = await input.ToOutput().Data;
        _whole = _whole.JoinedWith(data);
        return data.Value;
    }
}
