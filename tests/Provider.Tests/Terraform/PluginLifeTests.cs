using AtlasBackup.Provider.Terraform;
using Microsoft.Extensions.Time.Testing;

namespace AtlasBackup.Provider.Tests.Terraform;

public sealed class PluginLifeTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task Ends_if_Terraform_has_not_come_within_a_minute()
    {
        var life = new PluginLife(_time, outlivesTerraform: false);
        var wait = life.WaitAsync();

        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(wait.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));

        await wait;
    }

    [Fact]
    public async Task Ends_when_Terraform_asks_for_it()
    {
        var life = new PluginLife(_time, outlivesTerraform: false);

        life.Shutdown();

        await life.WaitAsync();
    }

    [Fact]
    public async Task Outlives_Terraform_where_a_person_has_started_it()
    {
        var life = new PluginLife(_time, outlivesTerraform: true);
        var wait = life.WaitAsync();

        life.Shutdown();
        _time.Advance(TimeSpan.FromHours(1));
        Assert.False(wait.IsCompleted);
        life.Finish();

        await wait;
    }
}
