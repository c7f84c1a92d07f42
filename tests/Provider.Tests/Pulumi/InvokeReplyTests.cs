using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Text;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.Pulumi;
using AtlasBackup.Provider.Tests.Support;
using Google.Protobuf;
using Pulumirpc;
using static AtlasBackup.Provider.Tests.Support.StructNames;
using Struct = Google.Protobuf.WellKnownTypes.Struct;

namespace AtlasBackup.Provider.Tests.Pulumi;

public sealed class InvokeReplyTests
{
    private const int PrefixSize = 5;
    private const uint ReturnTag = 0x0A;

    private readonly MemoryBudget _memory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(64 * 1024)]
    [InlineData(1_000_000)]
    public async Task Sends_the_outputs_as_one_message(int length)
    {
        using var reply = ReplyWith(length);
        var connection = new Pipe();

        var sending = reply.SendAsync(connection.Writer, Cancellation);
        var message = await ReadAsync(connection, sending);

        var input = new CodedInputStream(message);
        Assert.Equal(ReturnTag, input.ReadTag());
        var outputs = new Struct();
        input.ReadMessage(outputs);
        Assert.True(input.IsAtEnd);
        Assert.Equal(length, outputs.Fields["text"].StringValue.Length);
    }

    [Fact]
    public async Task Sends_what_is_wrong_with_the_arguments_instead_of_outputs()
    {
        using var reply = new InvokeReply(_memory.Begin());
        reply.Failures.Add(new CheckFailure { Property = "groupId", Reason = "expected an ID" });
        var connection = new Pipe();

        var message = await ReadAsync(connection, reply.SendAsync(connection.Writer, Cancellation));

        var response = InvokeResponse.Parser.ParseFrom(message);
        Assert.Equal("expected an ID", Assert.Single(response.Failures).Reason);
        Assert.Equal(response.CalculateSize(), new InvokeResponse { Failures = { response.Failures } }.CalculateSize());
    }

    [Fact]
    public async Task Sends_no_faster_than_the_engine_reads_and_counts_until_it_is_sent()
    {
        using var reply = ReplyWith(1_000_000);
        var connection = new Pipe(new PipeOptions(pauseWriterThreshold: 128 * 1024, resumeWriterThreshold: 64 * 1024));

        var sending = reply.SendAsync(connection.Writer, Cancellation);
        Assert.True(connection.Reader.TryRead(out var first));

        Assert.False(sending.IsCompleted);
        Assert.InRange(first.Buffer.Length, 1, 256 * 1024);
        Assert.InRange(_memory.Used, 1_000_000, 3_000_000);
        connection.Reader.AdvanceTo(first.Buffer.Start);
        await ReadAsync(connection, sending);
        reply.Dispose();
        Assert.Equal(0, _memory.Used);
    }

    [Fact]
    public async Task Ends_when_the_engine_no_longer_waits_for_it()
    {
        using var leaving = new CancellationTokenSource();
        using var reply = ReplyWith(1_000_000);
        var connection = new Pipe();
        var sending = reply.SendAsync(connection.Writer, leaving.Token);
        Assert.False(sending.IsCompleted);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    private InvokeReply ReplyWith(int length)
    {
        var reply = new InvokeReply(_memory.Begin());
        reply.Outputs.WriteStartObject(Any, isSecret: false);
        Name(reply.Outputs, "text")
            .WriteStringValue(Encoding.UTF8.GetBytes(new string('x', length)), isSecret: false);
        reply.Outputs.WriteEndObject();
        return reply;
    }

    // The message, without what gRPC puts in front of it.
    private static async Task<byte[]> ReadAsync(Pipe connection, Task sending)
    {
        var receiving = ReadToEndAsync(connection.Reader);
        await sending;
        await connection.Writer.CompleteAsync();
        var bytes = await receiving;
        Assert.Equal(0, bytes[0]);
        Assert.Equal(bytes.Length - PrefixSize, BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(1)));
        return bytes[PrefixSize..];
    }

    private static async Task<byte[]> ReadToEndAsync(PipeReader reader)
    {
        using var received = new MemoryStream();
        await reader.CopyToAsync(received, Cancellation);
        return received.ToArray();
    }
}
