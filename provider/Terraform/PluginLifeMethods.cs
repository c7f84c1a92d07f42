using GoPlugin;
using Grpc.AspNetCore.Server.Model;

namespace AtlasBackup.Provider.Terraform;

/// <summary>The methods that the library asks for with which Terraform starts its plugins.</summary>
internal sealed class PluginLifeMethods : IServiceMethodProvider<PluginLife>
{
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<PluginLife> context)
    {
        new ServiceMethods<PluginLife>(context, "plugin.GRPCController").Add(
            "Shutdown",
            Nothing.Parser,
            static (life, _) =>
            {
                life.Shutdown();
                return new Nothing();
            });
        new ServiceMethods<PluginLife>(context, "plugin.GRPCStdio").AddStream<Nothing, StdioData>(
            "StreamStdio", Nothing.Parser, static (life, call) => life.HoldAsync(call));
    }
}
