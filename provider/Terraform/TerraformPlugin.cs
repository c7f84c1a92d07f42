using System.Globalization;
using AtlasBackup.Core;
using AtlasBackup.Provider.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace AtlasBackup.Provider.Terraform;

/// <summary>Serves Terraform's plugin protocol until Terraform, or a signal, ends it.</summary>
internal static class TerraformPlugin
{
    public const string Name = "terraform-provider-atlasbackup";

    /// <summary>What a person reads who starts the provider.</summary>
    public const string NotForPeople =
        $"{Name} is a provider for Terraform and OpenTofu, which start it themselves; "
        + "declare it under required_providers with the source atlasbackup/atlasbackup";

    public static FrontEnd FrontEnd { get; } = new(Product: Name, HowToConfigure: "the provider block");

    /// <param name="launch">What Terraform says about the start.</param>
    /// <param name="announce">Takes the one line of stdout.</param>
    /// <param name="errors">Takes the log, which Terraform reads.</param>
    public static async Task RunAsync(LaunchEnvironment launch, Action<string> announce, TextWriter errors)
    {
        launch.RequireProtocol();
        using var certificate = launch.ClientCertificate is { } client
            ? new RunCertificate(client, TimeProvider.System)
            : null;
        using var place = new SocketPlace(launch.SocketFolder);
        using var crash = new CrashReport(errors.Write, place.Dispose);
        var log = new TerraformLog(launch.HasLog ? errors : null, TimeProvider.System);
        var version = new HostVersion();
        await using var provider = new Core.Provider(
            FrontEnd with { Host = () => version.Text }, log, TimeProvider.System);
        var life = new PluginLife(TimeProvider.System, launch.IsDebug);

        // Ctrl-C reaches this process, too. Terraform then asks it to stop.
        using var end = new ProcessEnd(endsAtInterrupt: launch.IsDebug);
        await using var app = Build(place, certificate, new ProviderService(provider, log, version), life);
        await app.StartAsync();
        var (network, address) = AddressOf(place, app);
        announce(launch.Line(network, address, certificate?.Text ?? ""));
        await Task.WhenAny(end.Task, life.WaitAsync());
        life.Finish();
        await provider.EndAsync();
        await GrpcHost.StopAsync(app);
    }

    private static WebApplication Build(
        SocketPlace place,
        RunCertificate? certificate,
        ProviderService service,
        PluginLife life)
    {
        var methods = new GrpcMethods();
        ProviderMethods.AddTo(methods, service);
        PluginLifeMethods.AddTo(methods, life);
        return GrpcHost.Build(
            server => place.Listen(server, listen => Secure(listen, certificate)),
            methods,
            isEncrypted: certificate is not null);
    }

    private static void Secure(ListenOptions listen, RunCertificate? certificate)
    {
        listen.Protocols = HttpProtocols.Http2;
        if (certificate is not null)
        {
            listen.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => certificate.OptionsAsync() });
        }
    }

    private static (string Network, string Address) AddressOf(SocketPlace place, WebApplication app) =>
        place.Path is { } path ? ("unix", path) : ("tcp", string.Create(
            CultureInfo.InvariantCulture, $"127.0.0.1:{GrpcHost.PortOf(app)}"));
}
