using AtlasBackup.AtlasSimulator;
using AtlasBackup.Demo;
using AtlasBackup.EngineHost.Plugins;
using AtlasBackup.EngineHost.Values;

if (args is not [var pluginPath, var examplesPath, var authentication] || SignIn.With(authentication) is not { } credentials)
{
    await Console.Error.WriteLineAsync("usage: atlas-demo PLUGIN PROGRAMS digest|oauth|token");
    return 2;
}

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    interrupted.Cancel();
};

try
{
    // The same time in every run, so that README can show what a run prints.
    var options = new SimulatorOptions { Now = new DateTimeOffset(2026, 11, 26, 12, 0, 0, TimeSpan.Zero) };
    await using var atlas = await AtlasSimulatorServer.StartAsync(options, interrupted.Token);
    await using var host = await PluginHost.StartAsync(new PluginOptions { Path = pluginPath }, interrupted.Token);
    var inputs = Properties.Of([("baseUrl", atlas.BaseUrl), .. credentials]);
    var session = await host.LoadAsync(inputs, cancellationToken: interrupted.Token);
    Console.WriteLine($"A simulated Atlas of {options.Now:yyyy-MM-dd HH:mm} UTC, the plugin {session.PluginVersion} in its own process, "
        + $"signed in with {authentication}.");

    var calls = new Calls(session, interrupted.Token);
    var groupId = await new ProjectReads(calls, Console.Out).ShowAsync();
    await new Verdicts(calls, Console.Out).ShowAsync();
    await new BackupReads(calls, atlas, groupId, Console.Out).ShowAsync();
    await new LegacyReads(calls, groupId, Console.Out).ShowAsync();

    var report = await host.StopAsync();
    Summary.Show(Console.Out, atlas, report);

    var examples = new Examples(pluginPath, examplesPath, atlas, credentials, Console.Out);
    var isShown = await examples.ShowAsync(interrupted.Token);
    isShown &= await new CommandRuns(pluginPath, atlas, Console.Out).ShowAsync(interrupted.Token);
    isShown &= await new TerraformGate(pluginPath, atlas, Console.Out).ShowAsync(interrupted.Token);
    return isShown && report is { ExitCode: 0, Killed: false } ? 0 : 1;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("interrupted");
    return 130;
}
catch (Exception exception) when (exception is PluginStartException or ProviderException)
{
    await Console.Error.WriteLineAsync($"error: {exception.Message}");
    return 1;
}
