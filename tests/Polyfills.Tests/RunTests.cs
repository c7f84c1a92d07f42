using System.Collections.Immutable;
using AtlasBackup.Polyfills.Tests.Fakes;
using Pulumi;
using Pulumi.Utilities;
using Pulumirpc;

namespace AtlasBackup.Polyfills.Tests;

/// <summary>The run of a program: what it registers, how it ends and what it says when it fails.</summary>
public sealed class RunTests
{
    [Fact]
    public async Task Registers_the_stack_and_its_outputs_and_waits_for_the_engine()
    {
        await using var engine = await FakeEngine.StartAsync();

        var exitCode = await engine.RunAsync(() => Task.FromResult<IDictionary<string, object?>>(
            new Dictionary<string, object?>
            {
                ["plain"] = 1,
                ["secret"] = Output.CreateSecret("hush"),
                ["unknown"] = OutputUtilities.CreateUnknown(1),
                ["nested"] = new Dictionary<string, object?> { ["secret"] = Output.CreateSecret(2) },
                ["nothing"] = null,
            }));

        Assert.Equal(0, exitCode);
        var stack = Assert.Single(engine.Conversation.Registrations);
        Assert.Equal(
            ("pulumi:pulumi:Stack", "backups-dev", "", true, true, true),
            (stack.Type, stack.Name, stack.Parent, stack.AcceptSecrets, stack.AcceptResources,
                stack.SupportsResultReporting));
        var outputs = Assert.Single(engine.Conversation.Outputs);
        Assert.Equal(Conversation.UrnOf(stack), outputs.Urn);
        var (inner, outer) = (Wire.Secret("2"), Wire.Secret("\"hush\""));
        Assert.Equal(
            $$"""{"nested":{"secret":{{inner}}},"plain":1,"secret":{{outer}},"unknown":{{Wire.Unknown}}}""",
            Wire.Json(outputs.Outputs));
        Assert.Equal(1, engine.Conversation.ShutdownSignals);
        Assert.Equal("resourceReferences", Assert.Single(engine.Conversation.Features));
    }

    [Fact]
    public async Task Succeeds_with_an_engine_without_the_shutdown_method()
    {
        await using var engine = await FakeEngine.StartAsync();
        engine.Conversation.KnowsShutdown = false;

        Assert.Equal(0, await engine.RunAsync(() => Task.CompletedTask));
    }

    [Fact]
    public async Task Shows_a_run_exception_as_its_message_and_registers_no_outputs()
    {
        await using var engine = await FakeEngine.StartAsync();

        var exitCode = await engine.RunAsync(() => throw new RunException("the checkpoint is too old"));

        Assert.Equal(32, exitCode);
        Assert.Equal(["the checkpoint is too old"], engine.Conversation.Errors);
        Assert.Empty(engine.Conversation.Outputs);
        Assert.Equal(0, engine.Conversation.ShutdownSignals);
    }

    [Fact]
    public async Task Shows_any_other_exception_with_its_stack_and_the_program()
    {
        await using var engine = await FakeEngine.StartAsync();

        var exitCode = await engine.RunAsync(() => throw new InvalidOperationException("broken"));

        Assert.Equal(32, exitCode);
        var error = Assert.Single(engine.Conversation.Errors);
        Assert.Matches(
            @"^Running program '.*\.dll' failed with an unhandled exception:\n"
            + @"System\.InvalidOperationException: broken",
            error);
        Assert.Contains(nameof(RunTests), error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_a_failure_in_a_continuation_that_nobody_awaits()
    {
        await using var engine = await FakeEngine.StartAsync();

        var exitCode = await engine.RunAsync(() =>
        {
            Output.Create(1).Apply<int>(new Func<int, int>(_ => throw new RunException("too late")));
            return Task.CompletedTask;
        });

        Assert.Equal(32, exitCode);
        Assert.Equal(["too late"], engine.Conversation.Errors);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Shows_a_resource_exception_beside_its_resource(bool hideStack)
    {
        await using var engine = await FakeEngine.StartAsync();

        var exitCode = await engine.RunAsync(
            () => throw new ResourceException("no greeting", new Greeter("en"), hideStack));

        var error = Assert.Single(engine.Conversation.Logs, log => log.Severity == LogSeverity.Error);
        Assert.Equal(32, exitCode);
        Assert.Equal("urn:pulumi:dev::backups::pulumi:providers:greeter::en", error.Urn);
        Assert.Equal(hideStack, error.Message == "no greeting");
    }

    [Fact]
    public async Task Fails_without_a_further_message_when_the_program_logged_an_error_itself()
    {
        await using var engine = await FakeEngine.StartAsync();

        var exitCode = await engine.RunAsync(() =>
        {
            Log.Error("drift found");
            return Task.CompletedTask;
        });

        Assert.Equal(1, exitCode);
        Assert.Equal(["drift found"], engine.Conversation.Errors);
        Assert.Equal(0, engine.Conversation.ShutdownSignals);
    }

    [Fact]
    public async Task Gives_the_engine_its_messages_in_order()
    {
        await using var engine = await FakeEngine.StartAsync();
        var messages = Enumerable.Range(0, 20).Select(number => $"step {number}").ToArray();

        await engine.RunAsync(() =>
        {
            Array.ForEach(messages, message => Log.Info(message, streamId: 7, ephemeral: true));
            return Task.CompletedTask;
        });

        var logs = engine.Conversation.Logs.Where(log => log.Severity == LogSeverity.Info).ToArray();
        Assert.Equal(messages, logs.Select(log => log.Message));
        Assert.All(logs, log => Assert.Equal((7, true), (log.StreamId, log.Ephemeral)));
    }

    [Fact]
    public async Task Fails_when_the_engine_accepts_no_messages()
    {
        await using var engine = await FakeEngine.StartAsync();
        engine.Conversation.AcceptsLogs = false;

        Assert.Equal(1, await engine.RunAsync(() =>
        {
            Log.Info("hello");
            return Task.CompletedTask;
        }));
    }

    [Fact]
    public async Task Registers_the_output_properties_of_a_stack_class()
    {
        await using var engine = await FakeEngine.StartAsync();

        var exitCode = await Deployment.RunAsync(engine.Settings, Deployment.Create<GoodStack>);

        Assert.Equal(0, exitCode);
        Assert.Equal(
            $$"""{"Verdict":"fresh","token":{{Wire.Secret("\"hush\"")}}}""",
            Wire.Json(Assert.Single(engine.Conversation.Outputs).Outputs));
    }

    [Fact]
    public async Task Names_the_output_properties_that_have_no_value()
    {
        await using var engine = await FakeEngine.StartAsync();

        var exitCode = await Deployment.RunAsync(engine.Settings, Deployment.Create<ForgetfulStack>);

        Assert.Equal(32, exitCode);
        Assert.Equal(
            [
                "Output(s) 'Verdict' have no value assigned. "
                + "[Output] attributed properties must be assigned inside Stack constructor.",
            ],
            engine.Conversation.Errors);
    }

    [Fact]
    public async Task Shows_a_run_exception_of_a_stack_class_as_its_message()
    {
        await using var engine = await FakeEngine.StartAsync();

        var exitCode = await Deployment.RunAsync(engine.Settings, Deployment.Create<RefusingStack>);

        Assert.Equal(32, exitCode);
        Assert.Equal(["the checkpoint is too old"], engine.Conversation.Errors);
    }

    [Fact]
    public async Task Shows_the_first_of_several_failures_only()
    {
        var tasks = new InFlightTasks();
        var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource());
        tasks.Track(first.Task);
        tasks.Track(second.Task);

        var over = tasks.WaitAsync();
        first.SetException(new RunException("first"));
        second.SetException(new RunException("second"));

        Assert.Equal(["first"], (await over).Select(failure => failure.Message));
    }

    [Fact]
    public async Task Shows_all_that_failed_before_the_program_came_to_its_end()
    {
        var tasks = new InFlightTasks();
        tasks.Track(Task.FromException(new RunException("first")));
        tasks.Track(Task.FromException(new RunException("second")));

        var failures = await tasks.WaitAsync();

        Assert.Equal(["first", "second"], failures.Select(failure => failure.Message));
    }

    [Fact]
    public async Task Keeps_parallel_runs_apart()
    {
        await using var first = await FakeEngine.StartAsync();
        await using var second = await FakeEngine.StartAsync();
        second.Settings = second.Settings with { Stack = "prod" };

        var names = await Task.WhenAll(
            first.ReadAsync(() => Task.FromResult(Deployment.Instance.StackName)),
            second.ReadAsync(() => Task.FromResult(Deployment.Instance.StackName)));

        Assert.Equal(["dev", "prod"], names);
    }

    [Fact]
    public void Has_no_deployment_outside_of_a_run()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => Deployment.Instance);

        Assert.Equal("Trying to acquire Deployment.Instance before 'Run' was called.", exception.Message);
    }

    private sealed class GoodStack : Stack
    {
        [Output]
        public Output<string> Verdict { get; set; } = Output.Create("fresh");

        [Output("token")]
        public Output<string> Token { get; set; } = Output.CreateSecret("hush");
    }

    private sealed class RefusingStack : Stack
    {
        public RefusingStack() => throw new RunException("the checkpoint is too old");
    }

    private sealed class ForgetfulStack : Stack
    {
        [Output]
        public Output<string> Verdict { get; set; } = null!;
    }
}
