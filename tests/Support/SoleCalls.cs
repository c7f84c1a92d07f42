using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Functions;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Tests.Support;

/// <summary>Uses clients as if there were no other calls, for tests that do not check memory.</summary>
internal static class SoleCalls
{
    public static AtlasCall BeginCall(this AtlasClient client) => client.BeginCall(Share());

    public static Task<AtlasAnswer> GetAsync(
        this AtlasClient client,
        AtlasRequest request,
        CancellationToken cancellationToken) => client.GetAsync(request, Share(), cancellationToken);

    /// <summary>Keeps the outputs of a function, so that a test can look at them one by one.</summary>
    public static OutputKeeper Keeper() => new(new KeptMemory(Share()));

    public static MemoryShare Share() => new MemoryBudget().Begin();
}
