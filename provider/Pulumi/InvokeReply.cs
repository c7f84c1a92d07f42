using Google.Protobuf;
using Grpc.Core;
using Pulumirpc;

namespace AtlasBackup.Provider.Pulumi;

/// <summary>
/// The answer to Invoke: the outputs of a function, which go to the connection from where they were written, or what is
/// wrong with the arguments.
/// </summary>
internal sealed class InvokeReply
{
    // The field "return" of pulumirpc.InvokeResponse, a message.
    private const byte ReturnTag = 0x0A;

    private InvokeReply(StructWriter? outputs, InvokeResponse refusal) => (Outputs, Refusal) = (outputs, refusal);

    public static Marshaller<InvokeReply> Marshaller { get; } = new(
        static (reply, context) => reply.WriteTo(context),
        static _ => throw new NotSupportedException("a server reads no responses"));

    /// <summary>The outputs, or null when the call was refused.</summary>
    public StructWriter? Outputs { get; }

    public InvokeResponse Refusal { get; }

    public static InvokeReply Of(StructWriter outputs) => new(outputs, new InvokeResponse());

    public static InvokeReply Refused(IEnumerable<CheckFailure> failures)
    {
        var refusal = new InvokeResponse();
        refusal.Failures.Add(failures);
        return new InvokeReply(null, refusal);
    }

    private void WriteTo(SerializationContext context)
    {
        if (Outputs is not { } outputs)
        {
            context.SetPayloadLength(Refusal.CalculateSize());
            Refusal.WriteTo(context.GetBufferWriter());
            context.Complete();
            return;
        }

        using (outputs)
        {
            var length = (int)outputs.Length;
            context.SetPayloadLength(1 + WireBuffer.SizeOfVarint(length) + length);
            var writer = context.GetBufferWriter();
            var head = writer.GetSpan(1 + WireBuffer.SizeOfVarint(length));
            head[0] = ReturnTag;
            WireBuffer.PutVarint(head[1..], length);
            writer.Advance(1 + WireBuffer.SizeOfVarint(length));
            outputs.WriteTo(writer);
            context.Complete();
        }
    }
}
