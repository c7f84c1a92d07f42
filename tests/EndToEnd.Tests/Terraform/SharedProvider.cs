namespace AtlasBackup.EndToEnd.Tests.Terraform;

/// <summary>A configured provider that the tests of a class share, one after the other.</summary>
public sealed class SharedProvider : IAsyncLifetime
{
    private ProviderUnderTest? _provider;

    internal ProviderUnderTest Provider =>
        _provider ?? throw new InvalidOperationException("the provider is not started");

    public async ValueTask InitializeAsync() => _provider = await ProviderUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _provider?.DisposeAsync() ?? ValueTask.CompletedTask;
}
