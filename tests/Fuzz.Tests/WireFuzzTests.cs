using System.Buffers.Binary;
using AtlasBackup.Core.Contract;
using AtlasBackup.Provider.Pulumi;
using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace AtlasBackup.Fuzz.Tests;

public sealed class WireFuzzTests(PluginOnTheWire plugin) : IClassFixture<PluginOnTheWire>
{
    private const int PrefixLength = 5;
    private const int FrameHeadLength = 9;

    private static readonly string[] Methods =
    [
        "Handshake", "Attach", "GetPluginInfo", "Parameterize", "GetSchema", "CheckConfig", "DiffConfig", "Configure",
        "Invoke", "GetMapping", "GetMappings", "Cancel", "Construct", "Nonsense", "",
    ];

    private static readonly string[] Tokens =
    [
        .. FunctionCatalog.Names.Select(name => $"atlasbackup:index:{name}"), "atlasbackup:index:", "", "🎯",
    ];

    private static readonly Gen<byte[]> Noise = Gen.Choose(0, 255).Select(number => (byte)number).ArrayOf();

    // Neither the engine's address nor a whole configuration: with those the plugin would go and do something.
    private static readonly Gen<(string Method, IMessage Message)> Messages = Gen.OneOf(
        from token in Gen.Elements(Tokens)
        from args in StructCases.Any
        select ("Invoke", (IMessage)new InvokeRequest { Tok = token, Args = args }),
        from news in StructCases.Any
        from olds in StructCases.Any
        select ("CheckConfig", (IMessage)new CheckRequest { News = news, Olds = olds }),
        from news in StructCases.Any
        from olds in StructCases.Any
        select ("DiffConfig", (IMessage)new DiffRequest { News = news, OldInputs = olds }),
        from args in StructCases.Any
        select ("Configure", (IMessage)new ConfigureRequest { Args = args }),
        from version in Gen.Choose(-1, 2)
        select ("GetSchema", (IMessage)new GetSchemaRequest { Version = version }));

    [Fact]
    public void Messages_of_every_shape_get_a_status()
    {
        Fuzzer.Check(Messages, one =>
        {
            var status = plugin.Call(one.Method, Framed(one.Message.ToByteArray()));

            // Internal is for bugs, and unknown for what nobody has thought of.
            Assert.NotNull(status);
            Assert.NotEqual(13, status);
            Assert.NotEqual(2, status);
            plugin.AssertIsWell();
        }, share: 10);
    }

    [Fact]
    public void Broken_messages_and_frames_get_a_status_or_the_end_of_the_stream()
    {
        var cases =
            from method in Gen.Elements(Methods)
            from message in Messages
            from noise in Noise
            from how in Gen.Choose(0, 6)
            from place in Gen.Choose(0, 10_000)
            select (Method: method, Body: Break(message.Message.ToByteArray(), noise, how, place));

        Fuzzer.Check(cases, one =>
        {
            var status = plugin.Call(one.Method, one.Body);

            Assert.True(status is null or (>= 0 and <= 16), $"{status}");
            plugin.AssertIsWell();
        }, share: 10);
    }

    [Fact]
    public void Invalid_connections_do_not_affect_other_clients()
    {
        var frames =
            from kind in Gen.Choose(0, 11)
            from flags in Gen.Choose(0, 255)
            from stream in Gen.Elements(0, 1, 2, 3, 5, int.MaxValue)
            from payload in Noise
            from lie in Gen.Frequency((9, Gen.Constant(0)), (1, Gen.Elements(-1, 1, 1000, 0xFFFFFF)))
            select Frame(kind, flags, stream, payload, lie);
        var cases =
            from opens in Gen.Elements(true, true, true, false)
            from parts in Gen.Resize(frames.ListOf(), 12)
            select (byte[])[.. opens ? Preface() : [], .. parts.SelectMany(part => part)];

        Fuzzer.Check(cases, bytes =>
        {
            plugin.Send(bytes);

            plugin.AssertIsWell();
        }, share: 10);
    }

    private static byte[] Framed(byte[] message)
    {
        var frame = new byte[PrefixLength + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, PrefixLength);
        return frame;
    }

    private static byte[] Break(byte[] message, byte[] noise, int how, int place)
    {
        var at = message.Length == 0 ? 0 : place % message.Length;
        var framed = Framed(message);
        switch (how)
        {
            case 0:
                return Framed(noise);
            case 1:
                return Framed(message[..at]);
            case 2:
                return Framed([.. message[..at], .. noise, .. message[at..]]);
            case 3:
                return framed[..(place % framed.Length)];
            case 4:
                BinaryPrimitives.WriteUInt32BigEndian(framed.AsSpan(1), (uint)place * 430_000);
                return framed;
            case 5:
                framed[0] = (byte)place;
                return framed;
            default:
                return [.. framed, .. framed, .. noise];
        }
    }

    private static byte[] Preface() => [.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8, .. Frame(4, 0, 0, [], 0)];

    private static byte[] Frame(int kind, int flags, int stream, byte[] payload, int lie)
    {
        var frame = new byte[FrameHeadLength + payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, Math.Clamp(payload.Length + lie, 0, 0xFFFFFF) << 8);
        frame[3] = (byte)kind;
        frame[4] = (byte)flags;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), stream);
        payload.CopyTo(frame, FrameHeadLength);
        return frame;
    }
}
