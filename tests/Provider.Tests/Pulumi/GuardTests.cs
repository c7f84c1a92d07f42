using AtlasBackup.Provider.Pulumi;
using Grpc.Core;

namespace AtlasBackup.Provider.Tests.Pulumi;

public sealed class GuardTests
{
    private const string Line = "this is a bug in the atlasbackup provider (InvalidOperationException in Configure); "
        + "please report it at https://github.com/atlasbackup/pulumi-atlasbackup/issues";

    [Fact]
    public void Reports_an_unexpected_failure_without_the_exception_s_message()
    {
        var failure = Assert.Throws<RpcException>(() => RpcErrors.Guard<int>(
            "Configure", () => throw new InvalidOperationException("a secret")));

        Assert.Equal((StatusCode.Internal, Line), (failure.StatusCode, failure.Status.Detail));
    }

    [Fact]
    public async Task Reports_an_unexpected_failure_of_an_asynchronous_method()
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
