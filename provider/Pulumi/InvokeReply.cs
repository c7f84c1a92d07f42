using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using AtlasBackup.Core.Values;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Pulumirpc;

namespace AtlasBackup.Provider.Pulumi;

/// <summary>
/// The answer to Invoke: the outputs of a function, which are sent without being copied first, or what is wrong with
/// the arguments. Its memory counts until it is disposed.
/// </summary>
internal sealed class InvokeReply(MemoryShare memory) : IDisposable
{
    // The field "return" of pulumirpc.InvokeResponse, a message.
    private const byte ReturnTag = 0x0A;

    // The prefix of a gRPC message: whether it is compressed, and its length.
    private const int PrefixSize = 1 + sizeof(int);

    // The number of bytes that are handed to the connection at once, so that it holds no second copy of a large answer.
    private const int SendSize = 64 * 1024;

    private readonly InvokeResponse _refusal = new();

    /// <summary>The outputs, if there are no failures.</summary>
    public StructWriter Outputs { get; } = new(memory);

    /// <summary>What is wrong with the arguments.</summary>
    public RepeatedField<CheckFailure> Failures => _refusal.Failures;

    public MemoryShare Memory => memory;

    /// <summary>Writes the reply as a framed gRPC message, no faster than the engine reads it.</summary>
    public async Task SendAsync(PipeWriter connection, CancellationToken cancellationToken)
    {
        if (Failures.Count > 0)
        {
            WritePrefix(connection, _refusal.CalculateSize());
            _refusal.WriteTo(connection);
            return;
        }

        WriteHead(connection, (int)Outputs.Length);
        var unsent = 0;
        foreach (var piece in Outputs.Pieces())
        {
            for (var rest = piece; !rest.IsEmpty;)
            {
                var next = rest[..Math.Min(SendSize - unsent, rest.Length)];
                connection.Write(next.Span);
                rest = rest[next.Length..];
                unsent += next.Length;
                if (unsent == SendSize)
                {
                    await connection.FlushAsync(cancellationToken);
                    cancellationToken.ThrowIfCancellationRequested();
                    unsent = 0;
                }
            }
        }
    }

    public void Dispose()
    {
        Outputs.Dispose();
        memory.Dispose();
    }

    private static void WriteHead(PipeWriter connection, int length)
    {
        var size = 1 + WireBuffer.SizeOfVarint(length);
        WritePrefix(connection, size + length);
        var head = connection.GetSpan(size);
        head[0] = ReturnTag;
        WireBuffer.PutVarint(head[1..], length);
        connection.Advance(size);
    }

    private static void WritePrefix(PipeWriter connection, int length)
    {
        var prefix = connection.GetSpan(PrefixSize);
        prefix[0] = 0;
        BinaryPrimitives.WriteInt32BigEndian(prefix[1..], length);
        connection.Advance(PrefixSize);
    }
}
