using AtlasBackup.Core.Values;
using AtlasBackup.Provider.Terraform.Wire;
using Google.Protobuf;
using Tfplugin6;

namespace AtlasBackup.Provider.Terraform;

/// <summary>
/// The result of a data source or an ephemeral resource, or why there is none, with the warnings that came up. Its
/// memory counts until it is disposed, which must be after it has been sent.
/// </summary>
internal sealed class ReadReply(MemoryShare memory) : IDisposable
{
    private MsgpackWriter? _result;

    public List<Diagnostic> Diagnostics { get; } = [];

    public MemoryShare Memory => memory;

    /// <summary>The result as it is sent, or null after an error.</summary>
    public DynamicValue? Value => _result is null
        ? null
        : new DynamicValue { Msgpack = UnsafeByteOperations.UnsafeWrap(_result.Result) };

    /// <summary>Begins the result.</summary>
    public MsgpackWriter Begin(ResultArguments arguments, bool withSecrets) =>
        _result = new MsgpackWriter(arguments, withSecrets, memory);

    /// <summary>Replaces the result with errors.</summary>
    public void Fail(IEnumerable<Diagnostic> errors)
    {
        _result?.Dispose();
        _result = null;
        Diagnostics.AddRange(errors);
    }

    public void Dispose()
    {
        _result?.Dispose();
        memory.Dispose();
    }
}
