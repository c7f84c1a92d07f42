using Pulumi.Serialization;
using Pulumirpc;

namespace Pulumi;

/// <summary>Makes the request that registers a resource.</summary>
internal sealed class RegistrationRequest(Deployment deployment, ResourceRegistration registration)
{
    private readonly Resource _resource = registration.Resource;
    private readonly ResourceOptions _options = registration.Options;

    public async Task<RegisterResourceRequest> CreateAsync()
    {
        await RequireSupportedOptionsAsync();
        var request = new RegisterResourceRequest
        {
            Type = _resource.GetResourceType(),
            Name = _resource.GetResourceName(),
            Custom = _resource is CustomResource,
            Remote = registration.IsRemote,
            AcceptSecrets = true,
            AcceptResources = deployment.Settings.AcceptsResources,
            SupportsResultReporting = true,
            PackageRef = await deployment.Packages.GetAsync(registration.Package),
            Parent = await ParentUrnAsync(),
            DeletedWith = _options.DeletedWith is { } other ? await other.Urn.GetValueAsync(whenUnknown: "") : "",
        };
        AddOptions(request);
        await AddProvidersAsync(request);
        await AddPropertiesAsync(request);
        return request;
    }

    private async Task RequireSupportedOptionsAsync()
    {
        if (!string.IsNullOrEmpty(await _options.Id.ToOutput().GetValueAsync(whenUnknown: "")))
        {
            throw new NotSupportedException("This implementation of Pulumi does not read existing resources.");
        }

        if (_options.DeletedWith is not null && !await deployment.SupportsAsync("deletedWith"))
        {
            throw new InvalidOperationException(
                "The Pulumi CLI does not support the DeletedWith option. Please update the Pulumi CLI.");
        }
    }

    private async Task<string> ParentUrnAsync()
    {
        if (_resource.GetResourceType() == Stack.RootType)
        {
            return "";
        }

        return await (_options.Parent ?? deployment.Stack).Urn.GetValueAsync(whenUnknown: "");
    }

    private void AddOptions(RegisterResourceRequest request)
    {
        request.Version = _options.Version ?? "";
        request.PluginDownloadURL = _options.PluginDownloadURL ?? "";
        request.CustomTimeouts = _options.CustomTimeouts?.ToRequest();
        request.IgnoreChanges.Add(_options.IgnoreChanges);
        if (_options.Protect is { } protect)
        {
            request.Protect = protect;
        }

        if (_options.RetainOnDelete is { } retain)
        {
            request.RetainOnDelete = retain;
        }

        if (_options is CustomResourceOptions custom)
        {
            request.ImportId = custom.ImportId ?? "";
            request.DeleteBeforeReplace = custom.DeleteBeforeReplace ?? false;
            request.DeleteBeforeReplaceDefined = custom.DeleteBeforeReplace is not null;
            request.AdditionalSecretOutputs.Add(custom.AdditionalSecretOutputs);
            request.ReplaceOnChanges.Add(custom.ReplaceOnChanges);
        }
    }

    private async Task AddProvidersAsync(RegisterResourceRequest request)
    {
        if (_options is CustomResourceOptions { Provider: { } provider })
        {
            request.Provider = await provider.GetReferenceAsync();
        }

        // Only a remote component needs this list. A local component passes its providers to its children itself.
        if (registration.IsRemote && _options is ComponentResourceOptions component)
        {
            var given = component.Provider is { } single ? [single] : component.Providers;
            foreach (var one in given)
            {
                request.Providers[one.Package] = await one.GetReferenceAsync();
            }
        }
    }

    private async Task AddPropertiesAsync(RegisterResourceRequest request)
    {
        var keepResources = await deployment.SupportsAsync("resourceReferences");
        var label = $"resource:{request.Name}[{request.Type}]";
        var args = registration.Args.ToDictionary().RemoveRange([Signatures.Id, Signatures.Urn]);
        var serialized = await SerializedProperties.CreateAsync(label, args, keepResources);
        request.Object = serialized.Properties;

        var dependsOn = await _options.DependsOn.ToOutput().GetValueAsync(whenUnknown: []);
        var urns = new HashSet<string>(await Dependencies.UrnsOfAsync(dependsOn));
        foreach (var (property, resources) in serialized.Dependencies)
        {
            var propertyUrns = await Dependencies.UrnsOfAsync(resources);
            request.PropertyDependencies.Add(
                property, new RegisterResourceRequest.Types.PropertyDependencies { Urns = { propertyUrns } });
            urns.UnionWith(propertyUrns);
        }

        request.Dependencies.Add(urns);
    }
}
