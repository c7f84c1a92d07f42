using AtlasBackup.AtlasSimulator;
using AtlasBackup.AtlasSimulator.Faults;
using AtlasBackup.EndToEnd.Tests.CommandLine;
using AtlasBackup.EndToEnd.Tests.Plugin;

namespace AtlasBackup.EndToEnd.Tests.Canaries;

/// <summary>
/// Distinctive credentials, tokens and download links are not in anything that the command writes, whatever its verb, its
/// form and its failure, and not in the list of processes.
/// </summary>
public sealed class CommandCanaryTests
{
    public static TheoryData<Credentials> Ways => CanaryTests.Ways;

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Shows_no_secret_in_any_form_of_any_verb(Credentials credentials)
    {
        await using var run = await CommandCanaryRun.StartAsync(credentials);
        foreach (var line in CommandCanaryRun.Lines)
        {
            await run.RunAsync("success", line);
        }

        Assert.Equal(0, run.Errors);
        run.AssertNothingIsSeen(errors: 0);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Shows_no_secret_whatever_Atlas_answers(Credentials credentials)
    {
        await using var run = await CommandCanaryRun.StartAsync(credentials);
        var lines = Asking();
        foreach (var (index, (name, fault)) in CanaryFailures.Faults(credentials).Index())
        {
            run.Atlas.Faults.Add(fault);
            await run.RunAsync(name, lines[index % lines.Count]);
            run.Atlas.Faults.Clear();
        }

        run.AssertNothingIsSeen(errors: 150);
    }

    [Fact]
    public async Task Shows_no_secret_when_no_token_can_be_obtained_or_given_back()
    {
        await using var run = await CommandCanaryRun.StartAsync(Credentials.ServiceAccount);
        var lines = Asking();
        foreach (var (index, (name, fault)) in CanaryFailures.Faults(Credentials.ServiceAccount).Index())
        {
            run.Atlas.Faults.Add(fault with { Leg = index % 3 == 0 ? Leg.Revoke : Leg.Token });
            await run.RunAsync(name, lines[index % lines.Count]);
            run.Atlas.Faults.Clear();
        }

        run.AssertNothingIsSeen(errors: 100);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Shows_no_secret_that_is_given_as_a_value(Credentials credentials)
    {
        await using var run = await CommandCanaryRun.StartAsync(credentials);
        string[] cluster = ["--group-id", WorldData.WebshopId, "--cluster-name"];
        foreach (var secret in Canary.Of(credentials))
        {
            foreach (var words in (string[][])
                [
                    ["read", "getCluster", .. cluster, secret], ["read", "getCluster", .. cluster, $"{secret}/x"],
                    ["read", "getCluster", "--project-name", secret, "--cluster-name", WorldData.Orders],
                    ["read", "getCluster", "--project-name", WorldData.Webshop, "--cluster-name", $"{secret}/x"],
                    ["check", .. cluster, secret], ["check", .. cluster, $"{secret}/x", "--output", "junit"],
                    ["check", .. cluster, WorldData.Orders, "--max-age-hours", secret],
                    ["check", .. cluster, WorldData.Orders, "--wait", secret],
                    ["check", .. cluster, WorldData.Orders, "--output", secret],
                    ["check", .. cluster, WorldData.Orders, "--max-retries", secret],
                    ["report", "--project-name", secret], ["report", "--output", secret],
                    ["whoami", .. cluster, $"{secret}/x"],
                    ["check", $"--client-secret={secret}"], ["check", "--client-secret", secret],
                    ["check", $"--unknown={secret}"], ["check", "--unknown", secret],
                ])
            {
                await run.RunAsync("a value", run.Options([.. words, "--verbose"]));
            }
        }

        run.AssertNothingIsSeen(errors: 16);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Shows_no_secret_of_a_configuration_that_is_wrong(Credentials credentials)
    {
        await using var run = await CommandCanaryRun.StartAsync(credentials);
        foreach (var inputs in CanaryFailures.Configurations(credentials))
        {
            var (asOptions, asVariables) = (new List<string>(), new Dictionary<string, string?>());
            foreach (var (name, value) in inputs.Fields)
            {
                var spelt = CommandWords.OptionOrVariable(name);
                if (spelt.StartsWith('-'))
                {
                    asOptions.AddRange([spelt, CommandWords.Text(value)]);
                }
                else
                {
                    asVariables[spelt] = CommandWords.Text(value);
                }
            }

            foreach (var verb in (string[])["read listProjects", "whoami", "check --output junit"])
            {
                await run.RunAsync("configuration", run.Options([.. verb.Split(' '), .. asOptions, "--verbose"]) with
                {
                    Atlas = asOptions.Contains("--base-url") ? null : run.Atlas,
                    Credentials = Credentials.None,
                    Environment = asVariables,
                });
            }
        }

        run.AssertNothingIsSeen(errors: 30);
    }

    [Theory]
    [InlineData("https://atlas.test", "HTTPS_PROXY")]
    [InlineData("https://atlas.test", "ALL_PROXY")]
    [InlineData("https://127.0.0.1:1", null)]
    public async Task Shows_no_secret_when_there_is_no_answer(string baseUrl, string? proxy)
    {
        await using var run = await CommandCanaryRun.StartAsync(Credentials.ServiceAccount);
        foreach (var line in Asking())
        {
            await run.RunAsync("no answer", run.Options([.. line.Split(' '), "--verbose", "--max-retries", "0"]) with
            {
                Atlas = null,
                Environment = new Dictionary<string, string?>
                {
                    ["MONGODB_ATLAS_BASE_URL"] = baseUrl,
                    [proxy ?? "NO_PROXY"] = $"http://canary:{Canary.ProxyPassword}@127.0.0.1:1",
                },
            });
        }

        run.AssertNothingIsSeen(errors: Asking().Count);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Shows_no_secret_in_the_list_of_processes(Credentials credentials)
    {
        await using var run = await CommandCanaryRun.StartAsync(credentials);
        run.Atlas.Faults.Add(new Fault { Kind = FaultKind.StallHeaders });
        await using var command = CommandUnderTest.Start(run.Options(CommandCanaryRun.Lines[0].Split(' ')));
        await PluginUnderTest.WaitForRequestsAsync(run.Atlas, 1);

        run.See("process", await CanaryRun.ProcessListingAsync(command.Id));
        await Signal.SendAsync(command.Id, "INT");
        run.See("interrupted", $"{await command.ResultAsync()}");

        run.AssertNothingIsSeen(errors: 0);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Shows_links_where_that_is_asked_but_no_credentials(Credentials credentials)
    {
        await using var run = await CommandCanaryRun.StartAsync(credentials);

        var result = await CommandUnderTest.RunAsync(
            run.Options([.. CommandCanaryRun.Lines[1].Split(' '), "--show-secrets", "--verbose"]));

        Assert.Contains(AtlasData.SecretMark, result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(AtlasData.SecretMark, result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", $"{result}", StringComparison.Ordinal);
        Assert.All(
            Canary.Of(credentials), secret => Assert.DoesNotContain(secret, $"{result}", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Asking() =>
    [
        .. CommandCanaryRun.Lines.Where(line => line.Split(' ')[0] is "read" or "check" or "report" or "whoami"),
    ];
}
