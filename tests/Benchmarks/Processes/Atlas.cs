using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using AtlasBackup.AtlasSimulator;

namespace AtlasBackup.Benchmarks.Processes;

/// <summary>
/// A simulated Atlas in a process of its own, and the floor of everything: a plain client that reads from it.
/// </summary>
internal sealed class Atlas : IDisposable
{
    private const int PageSize = 500;
    private const int PagesAtOnce = 8;

    private readonly HttpClient _http = new() { DefaultRequestVersion = new Version(1, 1) };
    private readonly Child _process;
    private readonly int _jobs;

    private Atlas(Child process, int jobs)
    {
        _process = process;
        _jobs = jobs;
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AtlasData.AccessToken);
        _http.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "application/vnd.atlas.2023-01-01+json");
    }

    public string BaseUrl => _process.FirstLine;

    /// <summary>Starts this program again, as the server.</summary>
    /// <param name="jobs">How many restore jobs there are.</param>
    /// <param name="delay">How many milliseconds every answer takes.</param>
    public static Atlas Start(int jobs, int delay = 0) => new(
        Child.Start(
            Environment.ProcessPath ?? throw new InvalidOperationException("this program has no path"),
            Program.MirrorCommand,
            jobs.ToString(CultureInfo.InvariantCulture),
            delay.ToString(CultureInfo.InvariantCulture)),
        jobs);

    public string CheckpointUrl(int number) => $"{ClusterUrl}/backupCheckpoints/{CheckpointId(number)}";

    /// <summary>An id of its own for every number, so that calls at the same time are not the same read.</summary>
    public static string CheckpointId(int number) => string.Create(CultureInfo.InvariantCulture, $"6502{number:x20}");

    public async Task<int> GetAsync(string url)
    {
        using var response = await _http.GetAsync(new Uri(url));
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadAsByteArrayAsync()).Length;
    }

    /// <summary>Reads and parses every restore job, as many pages at once as the plugin does.</summary>
    /// <returns>How many bytes of JSON there are.</returns>
    public async Task<long> ListAsync()
    {
        var received = 0L;
        await Parallel.ForEachAsync(
            Enumerable.Range(1, (_jobs + PageSize - 1) / PageSize),
            new ParallelOptions { MaxDegreeOfParallelism = PagesAtOnce },
            async (page, cancellationToken) =>
            {
                var url = $"{ClusterUrl}/restoreJobs?itemsPerPage={PageSize}&pageNum={page}";
                var bytes = await _http.GetByteArrayAsync(new Uri(url), cancellationToken);
                using var document = JsonDocument.Parse(bytes);
                Interlocked.Add(ref received, bytes.Length);
            });
        return received;
    }

    public void Dispose()
    {
        _http.Dispose();
        _process.Dispose();
    }

    private string ClusterUrl =>
        $"{BaseUrl}/api/atlas/v2/groups/{AtlasData.ProjectId}/clusters/{AtlasData.ShardedCluster}";
}
