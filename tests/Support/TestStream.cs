namespace AtlasBackup.Tests.Support;

/// <summary>A stream that gives its bytes and then ends as the test says.</summary>
internal sealed class TestStream(byte[] bytes, Func<CancellationToken, Task> then) : MemoryStream(bytes)
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Reached => _reached.Task;

    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await base.ReadAsync(buffer, cancellationToken);
        if (read == 0)
        {
            _reached.TrySetResult();
            await then(cancellationToken);
        }

        return read;
    }
}
