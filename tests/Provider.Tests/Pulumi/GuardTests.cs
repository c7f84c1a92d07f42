using AtlasBackup.Provider.Pulumi;
using Grpc.Core;

namespace AtlasBackup.Provider.Tests.Pulumi;

public sealed class GuardTests
{
    private const string Line = "this is a bug in the atlasbackup provider (InvalidOperationException in Configure); "
        + "please report it at https://github.com/atlasbackup/pulumi-atlasbackup/issues";

    [Fact]
    public void Words_an_unexpected_failure_of_a_method_without_what_it_says()
    {
        var failure = Assert.Throws<RpcException>(() => RpcErrors.Guard<int>(
            "Configure", () => throw new InvalidOperationException("a secret")));

        Assert.Equal((StatusCode.Internal, Line), (failure.StatusCode, failure.Status.Detail));
    }

    [Fact]
    public async Task Words_it_also_where_the_method_waits()
    {
        var failure = await Assert.ThrowsAsync<RpcException>(() => RpcErrors.GuardAsync<int>(
            "Configure", () => throw new InvalidOperationException("a secret")));

        Assert.Equal((StatusCode.Internal, Line), (failure.StatusCode, failure.Status.Detail));
    }

    [Fact]
    public void Leaves_a_status_as_it_is()
    {
        var status = new RpcException(new Status(StatusCode.Unimplemented, "not here"));

        Assert.Same(status, Assert.Throws<RpcException>(() => RpcErrors.Guard<int>("Attach", () => throw status)));
    }
}
