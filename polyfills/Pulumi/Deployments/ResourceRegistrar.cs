using Pulumi.Serialization;
using Pulumirpc;

namespace Pulumi;

/// <summary>A resource to register, and the outputs that wait for the answer.</summary>
internal sealed record ResourceRegistration(
    Resource Resource,
    ResourceArgs Args,
    ResourceOptions Options,
    ResourceOutputs Outputs,
    bool IsRemote,
    RegisterPackageRequest? Package);

/// <summary>Registers resources with the engine and fills their outputs.</summary>
internal sealed class ResourceRegistrar(Deployment deployment)
{
    public async Task RegisterAsync(ResourceRegistration registration)
    {
        var (resource, outputs) = (registration.Resource, registration.Outputs);
        try
        {
            Log.Debug($"Registering resource: t={resource.GetResourceType()}, name={resource.GetResourceName()}");
            var request = await new RegistrationRequest(deployment, registration).CreateAsync();
            var response = await deployment.Monitor.RegisterResourceAsync(request);
            outputs.Fill(response);
            outputs.FillRest(isKnown: !deployment.Settings.IsDryRun && response.Result == Result.Success);
        }
        catch (Exception exception)
        {
            outputs.Fail(exception);
            throw;
        }
    }

    public async Task RegisterOutputsAsync(Resource resource, Output<IDictionary<string, object?>> outputs)
    {
        var urn = await resource.Urn.GetValueAsync(whenUnknown: "");
        var values = await outputs.GetValueAsync(whenUnknown: default!);
        var keepResources = await deployment.SupportsAsync("resourceReferences");
        var serialized = await SerializedProperties.CreateAsync(
            "monitor.registerResourceOutputs(...)", values, keepResources);
        await deployment.Monitor.RegisterResourceOutputsAsync(new RegisterResourceOutputsRequest
        {
            Urn = urn,
            Outputs = serialized.Properties,
        });
    }
}
