using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace AtlasBackup.Polyfills.Tests.Fakes;

/// <summary>What a program said to the engine, and what the engine is to answer.</summary>
internal sealed class Conversation
{
    public ConcurrentQueue<LogRequest> Logs { get; } = [];

    public ConcurrentQueue<ResourceInvokeRequest> Invokes { get; } = [];

    public ConcurrentQueue<RegisterResourceRequest> Registrations { get; } = [];

    public ConcurrentQueue<RegisterResourceOutputsRequest> Outputs { get; } = [];

    public ConcurrentQueue<RegisterPackageRequest> Packages { get; } = [];

    public ConcurrentQueue<string> Features { get; } = [];

    public int ShutdownSignals { get; set; }

    public bool KnowsShutdown { get; set; } = true;

    public bool AcceptsLogs { get; set; } = true;

    public HashSet<string> SupportedFeatures { get; } = ["resourceReferences", "parameterization", "deletedWith"];

    public Func<ResourceInvokeRequest, ResourceInvokeResponse> OnInvoke { get; set; } =
        _ => new ResourceInvokeResponse { Return = new Struct() };

    public Func<RegisterResourceRequest, RegisterResourceResponse> OnRegister { get; set; } = request =>
        new RegisterResourceResponse
        {
            Urn = UrnOf(request),
            Id = request.Custom ? "id-1" : "",
            Object = request.Object,
        };

    public string[] Errors => TextsOf(LogSeverity.Error);

    public string[] Warnings => TextsOf(LogSeverity.Warning);

    public static string UrnOf(RegisterResourceRequest request) =>
        $"urn:pulumi:dev::backups::{request.Type}::{request.Name}";

    public void Answer(Struct result) => OnInvoke = _ => new ResourceInvokeResponse { Return = result };

    private string[] TextsOf(LogSeverity severity) =>
        [.. Logs.Where(log => log.Severity == severity).Select(log => log.Message)];
}
