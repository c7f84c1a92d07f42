using AtlasBackup.Core;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.Terraform.Names;
using AtlasBackup.Provider.Terraform.Schemas;
using AtlasBackup.Provider.Terraform.Wire;
using Tfplugin6;

namespace AtlasBackup.Provider.Terraform;

/// <summary>
/// Implements Terraform's provider protocol: it translates and makes no decisions. A method that is not here is
/// answered with UNIMPLEMENTED.
/// </summary>
internal sealed class ProviderService(Core.Provider provider, TerraformLog log, HostVersion host)
{
    private volatile bool _isConfigured;
    private volatile bool _hasUnknowns;

    public static ProviderSchema GetProviderSchema() => new TerraformSchema().Whole();

    public static ProviderFindings ValidateProviderConfig(ProviderConfig request)
    {
        var findings = new ProviderFindings();
        findings.Diagnostics.Add(Diagnostics.Of(KnownFailures.Of(
            SettingsIn(request.Config), static values => Core.Provider.ReadConfig(values).Failures)));
        return findings;
    }

    public Findings ConfigureProvider(ProviderConfiguration request)
    {
        var findings = new Findings();
        try
        {
            var values = SettingsIn(request.Config);
            host.Set(request.TerraformVersion);
            _hasUnknowns = values.Values.Any(value => value.ContainsUnknown);
            provider.Configure(values);
        }
        catch (ProviderException exception)
        {
            findings.Diagnostics.Add(Diagnostics.Of(exception));
        }

        _isConfigured = true;
        findings.Diagnostics.Add(Warnings());
        return findings;
    }

    public Findings ValidateResourceConfig(ResourceConfig request)
    {
        var function = FunctionOf(request.TypeName);
        var findings = new Findings();
        findings.Diagnostics.Add(Diagnostics.Of(KnownFailures.Of(
            ArgumentsIn(request, function), values => FailuresOf(function.Name, values))));

        // Terraform validates once more when it plans, and would count a second warning.
        if (!_isConfigured && TerraformSchema.DeprecationOf(function.Name) is { } deprecation)
        {
            findings.Diagnostics.Add(Diagnostics.Warning(deprecation));
        }

        return findings;
    }

    /// <summary>Reads a data source or an ephemeral resource.</summary>
    public async Task<ReadReply> ReadAsync(
        ResourceConfig request,
        bool withSecrets,
        CancellationToken cancellationToken)
    {
        var reply = new ReadReply(provider.BeginMemory());
        try
        {
            var function = FunctionOf(request.TypeName);
            var values = ArgumentsIn(request, function);
            var writer = reply.Begin(new ResultArguments(function, values), withSecrets);
            await provider.RunAsync(
                new FunctionRequest(function.Name, values), writer, reply.Memory, cancellationToken);
        }
        catch (ProviderException exception)
        {
            reply.Fail(_hasUnknowns && exception is { Kind: FailureKind.Configuration, Failures.Count: 0 }
                ? [Diagnostics.NotKnownYet]
                : Diagnostics.Of(exception));
        }
        catch (Exception exception)
        {
            reply.Fail(Diagnostics.Of(Core.Provider.BugIn(nameof(ReadAsync), exception)));
        }

        reply.Diagnostics.AddRange(Warnings());
        return reply;
    }

    public StopResponse StopProvider()
    {
        provider.CancelAll();
        return new StopResponse();
    }

    private static Dictionary<string, InputValue> SettingsIn(DynamicValue block) =>
        AttributeValues.Read(block.Msgpack.Span, Settings.All);

    private static Dictionary<string, InputValue> ArgumentsIn(ResourceConfig request, Function function) =>
        AttributeValues.Read(request.Config.Msgpack.Span, ResultArguments.ArgumentsOf(function));

    private static Function FunctionOf(string type) =>
        TerraformNames.FunctionOf(type) is { } name && FunctionCatalog.Find(name) is { } function
            ? function
            : throw new ProviderException(
                FailureKind.NotFound, Wording.Of($"the provider has no '{new Quote(type)}'"));

    private static IReadOnlyList<InputFailure> FailuresOf(
        string function,
        IReadOnlyDictionary<string, InputValue> values)
    {
        try
        {
            Core.Provider.Check(function, values);
            return [];
        }
        catch (ProviderException exception) when (exception.Failures.Count > 0)
        {
            return exception.Failures;
        }
    }

    private IEnumerable<Diagnostic> Warnings() =>
        log.TakeWarnings().Select(static warning => Diagnostics.Warning(TerraformText.Spell(warning)));
}
