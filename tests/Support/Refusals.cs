using System.Text;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Tests.Support;

/// <summary>What is said of an answer that is not a success.</summary>
internal static class Refusals
{
    /// <summary>Reads from a stand-in that answers so.</summary>
    /// <returns>The failure, with HOST in the place of the stand-in's address.</returns>
    public static async Task<ProviderException> OfAsync(
        AtlasRequest request,
        int status,
        string body,
        string contentType,
        params (string Name, string Value)[] headers)
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(
            request.Path, Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(body)), status, contentType, headers);
        using var client = atlas.Client();
        var failure = await Assert.ThrowsAsync<ProviderException>(
            () => client.ReadTextAsync(request, TestContext.Current.CancellationToken));
        return new ProviderException(
            failure.Kind,
            failure.Wording.Select(text => text.Replace(atlas.BaseUrl.Authority, "HOST", StringComparison.Ordinal)))
        {
            Hint = failure.Hint,
            AtlasErrorCode = failure.AtlasErrorCode,
        };
    }
}
