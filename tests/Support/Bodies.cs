using System.Text;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Tests.Support;

/// <summary>Reads bodies as text, for tests that do not check memory.</summary>
internal static class Bodies
{
    public static BufferedContent Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var lent = LentBytes.Rent(bytes.Length);
        bytes.CopyTo(lent, 0);
        return new BufferedContent(lent, bytes.Length, new MemoryBudget());
    }

    public static async Task<string> ReadTextAsync(
        this AtlasClient client,
        AtlasRequest request,
        CancellationToken cancellationToken)
    {
        using var answer = await client.GetAsync(request, cancellationToken);
        return Encoding.UTF8.GetString(answer.Json.Span);
    }
}
