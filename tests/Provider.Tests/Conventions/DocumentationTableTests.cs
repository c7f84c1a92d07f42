using System.Globalization;
using AtlasBackup.Core.Atlas.Http;

namespace AtlasBackup.Provider.Tests.Conventions;

public sealed class DocumentationTableTests
{
    [Fact]
    public void The_figures_of_the_transport_are_the_ones_in_the_code()
    {
        var transport = new Transport { Chance = () => 0, UserAgent = "", Log = null! };
        string[] expected =
        [
            Figure($"{transport.MaxRetries + 1} for each request: 1 and `maxRetries` ({transport.MaxRetries}) retries"),
            Figure($"at most {transport.AttemptTimeout.TotalSeconds} s (`requestTimeoutSeconds`)"),
            Figure($"{transport.ConnectTimeout.TotalSeconds} s to connect"),
            Figure($"at most {transport.CallTimeout.TotalSeconds} s (`callTimeoutSeconds`) without progress"),
            Figure($"{transport.MaxConcurrentRequests} requests (`maxConcurrentRequests`)"),
            Figure($"a body of at most {transport.MaxBodyBytes / (1024 * 1024)} MB"),
        ];

        var page = Repository.Read("docs/network.md");

        Assert.All(expected, figure => Assert.Contains(figure, page, StringComparison.Ordinal));
    }

    private static string Figure(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
