using AtlasBackup.Provider.Hosting;
using Google.Protobuf;
using GoPlugin;

namespace AtlasBackup.Provider.Terraform;

/// <summary>The methods that the library asks for with which Terraform starts its plugins.</summary>
internal static class PluginLifeMethods
{
    public static void AddTo(GrpcMethods methods, PluginLife life)
    {
        methods.Add("plugin.GRPCController", "Shutdown", Nothing.Parser, (_, _) =>
        {
            life.Shutdown();
            return Task.FromResult<IMessage>(new Nothing());
        });
        methods.AddStream("plugin.GRPCStdio", "StreamStdio", Nothing.Parser, (_, call) => life.HoldAsync(call));
    }
}
