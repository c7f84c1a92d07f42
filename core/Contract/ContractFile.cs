using System.Buffers;

namespace AtlasBackup.Core.Contract;

/// <summary>The bytes of one of the contract's files, in memory that the next file uses again.</summary>
internal sealed class ContractFile : IDisposable
{
    private readonly byte[] _buffer;

    public ContractFile(Stream stream)
    {
        var length = (int)stream.Length;
        _buffer = ArrayPool<byte>.Shared.Rent(length);
        stream.ReadExactly(_buffer, 0, length);
        Bytes = _buffer.AsMemory(0, length);
    }

    public ReadOnlyMemory<byte> Bytes { get; }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);
}
