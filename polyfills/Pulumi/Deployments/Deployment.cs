using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Grpc.Net.Client;
using Pulumirpc;

namespace Pulumi;

/// <summary>The run of a program under the engine.</summary>
public sealed partial class Deployment
{
    private const int MaxMessageSize = 400 * 1024 * 1024;

    private static readonly AsyncLocal<Deployment?> AmbientDeployment = new();

    private readonly ConcurrentDictionary<string, Lazy<Task<bool>>> _features = new();
    private readonly DeploymentInstance _instance;

    [SuppressMessage("Reliability", "CA2000", Justification = "The channels live as long as the process.")]
    private Deployment(EngineSettings settings)
    {
        Settings = settings;
        Monitor = new ResourceMonitor.ResourceMonitorClient(Connect(settings.Monitor));
        Log = new EngineLog(new Engine.EngineClient(Connect(settings.Engine)), Tasks);
        Packages = new PackageReferences(this);
        _instance = new DeploymentInstance(this);
    }

    /// <summary>The deployment that the running code belongs to.</summary>
    public static DeploymentInstance Instance => Current._instance;

    internal static Deployment? Ambient => AmbientDeployment.Value;

    internal static Deployment Current => Ambient
        ?? throw new InvalidOperationException("Trying to acquire Deployment.Instance before 'Run' was called.");

    internal EngineSettings Settings { get; }

    internal ResourceMonitor.ResourceMonitorClient Monitor { get; }

    internal InFlightTasks Tasks { get; } = new();

    internal EngineLog Log { get; }

    internal PackageReferences Packages { get; }

    internal Stack Stack
    {
        get => field ?? throw new InvalidOperationException(
            "Trying to acquire Deployment.Stack before 'Run' was called.");
        set;
    }

    internal Task<bool> SupportsAsync(string feature)
    {
        return _features.GetOrAdd(feature, _ => new Lazy<Task<bool>>(AskAsync)).Value;

        async Task<bool> AskAsync() =>
            (await Monitor.SupportsFeatureAsync(new SupportsFeatureRequest { Id = feature })).HasSupport;
    }

    private static GrpcChannel Connect(string address) =>
        GrpcChannel.ForAddress($"http://{address}", new GrpcChannelOptions
        {
            MaxReceiveMessageSize = MaxMessageSize,
            MaxSendMessageSize = MaxMessageSize,
        });
}
