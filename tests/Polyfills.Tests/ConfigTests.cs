using System.Text.Json;
using AtlasBackup.Polyfills.Tests.Fakes;
using Pulumi;
using Pulumi.Utilities;

namespace AtlasBackup.Polyfills.Tests;

/// <summary>The stack's configuration: every form of every type, and the texts for what is missing or wrong.</summary>
public sealed class ConfigTests
{
    private static readonly (string, string)[] Values =
    [
        ("backups:text", "hello"), ("backups:flag", "true"), ("backups:count", "3"), ("backups:size", "1.5"),
        ("backups:object", """{"a":[1,2]}"""), ("greeter:token", "hush"),
    ];

    [Fact]
    public async Task Reads_every_type()
    {
        await ReadAsync(config =>
        {
            Assert.Equal(("hello", "hello"), (config.Get("text"), config.Require("text")));
            Assert.Equal((true, true), (config.GetBoolean("flag"), config.RequireBoolean("flag")));
            Assert.Equal((3, 3), (config.GetInt32("count"), config.RequireInt32("count")));
            Assert.Equal((1.5, 1.5), (config.GetDouble("size"), config.RequireDouble("size")));
            Assert.Equal([1, 2], config.GetObject<Dictionary<string, int[]>>("object")!["a"]);
            Assert.Equal([1, 2], config.RequireObject<Dictionary<string, int[]>>("object")["a"]);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task Returns_null_for_values_that_are_not_set()
    {
        await ReadAsync(config =>
        {
            Assert.Null(config.Get("x"));
            Assert.Null(config.GetBoolean("x"));
            Assert.Null(config.GetInt32("x"));
            Assert.Null(config.GetDouble("x"));
            Assert.Null(config.GetObject<string[]>("x"));
            Assert.Null(config.GetSecret("x"));
            Assert.Null(config.GetSecretBoolean("x"));
            Assert.Null(config.GetSecretInt32("x"));
            Assert.Null(config.GetSecretDouble("x"));
            Assert.Null(config.GetSecretObject<string[]>("x"));
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task Makes_every_type_secret()
    {
        await ReadAsync(async config =>
        {
            await AssertSecretAsync("hello", config.GetSecret("text")!, config.RequireSecret("text"));
            await AssertSecretAsync(true, config.GetSecretBoolean("flag")!, config.RequireSecretBoolean("flag"));
            await AssertSecretAsync(3, config.GetSecretInt32("count")!, config.RequireSecretInt32("count"));
            await AssertSecretAsync(1.5, config.GetSecretDouble("size")!, config.RequireSecretDouble("size"));
            var both = new[]
            {
                config.GetSecretObject<Dictionary<string, int[]>>("object")!,
                config.RequireSecretObject<Dictionary<string, int[]>>("object"),
            };
            await AssertSecretAsync(2, [.. both.Select(one => one.Apply(value => value["a"].Length))]);
        });
    }

    [Theory]
    [InlineData("greeter")]
    [InlineData("greeter:config")]
    public async Task Reads_another_namespace(string name)
    {
        await ReadAsync(_ =>
        {
            Assert.Equal("hush", new Config(name).Require("token"));
            return Task.CompletedTask;
        });
    }

    public static TheoryData<Action<Config>> Requirements => new(
        config => config.Require("x"),
        config => config.RequireBoolean("x"),
        config => config.RequireInt32("x"),
        config => config.RequireDouble("x"),
        config => config.RequireObject<string[]>("x"),
        config => config.RequireSecret("x"),
        config => config.RequireSecretBoolean("x"),
        config => config.RequireSecretInt32("x"),
        config => config.RequireSecretDouble("x"),
        config => config.RequireSecretObject<string[]>("x"));

    [Theory]
    [MemberData(nameof(Requirements), DisableDiscoveryEnumeration = true)]
    public async Task Says_how_to_set_what_is_missing(Action<Config> require)
    {
        Assert.Equal(
            "Missing Required configuration variable 'backups:x'\n"
            + "\tplease set a value using the command `pulumi config set backups:x <value>`",
            await FailAsync(require));
    }

    public static TheoryData<Action<Config>, string> Misfits => new()
    {
        { config => config.GetBoolean("text"), "Configuration 'backups:text' value 'hello' is not a valid Boolean" },
        { config => config.GetInt32("size"), "Configuration 'backups:size' value '1.5' is not a valid Int32" },
        { config => config.GetDouble("flag"), "Configuration 'backups:flag' value 'true' is not a valid Double" },
        {
            config => config.GetObject<int[]>("text"),
            "Configuration 'backups:text' value 'hello' is not a valid System.Int32[]"
        },
    };

    [Theory]
    [MemberData(nameof(Misfits), DisableDiscoveryEnumeration = true)]
    public async Task Reports_a_value_of_the_wrong_type(Action<Config> read, string message)
    {
        Assert.Equal(message, await FailAsync(read));
    }

    [Fact]
    public async Task Reads_objects_as_the_program_says()
    {
        await ReadAsync(config =>
        {
            var options = new JsonSerializerOptions { PropertyNameCaseInsensitive = true };
            Assert.Equal([1, 2], config.RequireObject<Holder>("object", options).A);
            return Task.CompletedTask;
        });
    }

    private static async Task AssertSecretAsync<T>(T expected, params Output<T>[] outputs)
    {
        foreach (var output in outputs)
        {
            Assert.Equal(expected, await OutputUtilities.GetValueAsync(output));
            Assert.True(await Output.IsSecretAsync(output));
        }
    }

    private static async Task ReadAsync(Func<Config, Task> read)
    {
        await using var engine = await FakeEngine.StartAsync();

        var exitCode = await engine.WithConfig(Values).RunAsync(() => read(new Config()));

        Assert.Empty(engine.Conversation.Errors);
        Assert.Equal(0, exitCode);
    }

    private static async Task<string> FailAsync(Action<Config> read)
    {
        await using var engine = await FakeEngine.StartAsync();

        var exitCode = await engine.WithConfig(Values).RunAsync(() =>
        {
            read(new Config());
            return Task.CompletedTask;
        });

        Assert.Equal(32, exitCode);
        return Assert.Single(engine.Conversation.Errors);
    }

    private sealed record Holder(int[] A);
}
