using AtlasBackup.AtlasSimulator;
using AtlasBackup.Benchmarks.Measuring;
using AtlasBackup.Benchmarks.Processes;
using AtlasBackup.EngineHost.Services;

namespace AtlasBackup.Benchmarks.Rows;

/// <summary>
/// What every preview and every up waits for: the plugin's start, and its first answer; and what it then occupies.
/// </summary>
internal static class StartRows
{
    private const double MostStart = 3.5;
    private const double MostStartOfServer = 1.15;
    private const double MostFirstAnswer = 2;
    private const double MostIdleBytes = 30 * 1024 * 1024;

    public static async Task AddAsync(Table table, Setup setup, Atlas atlas, EngineServer engine)
    {
        var (ours, managed) = (new Start(), new Start());
        var (empty, grpc, get) = (new Start(), new Start(), new Samples());
        for (var run = -1; run < setup.Runs; run++)
        {
            // The first round brings the files into memory.
            var isWarmUp = run < 0;
            MeasureFloor(setup.EmptyFloor, isWarmUp ? new Start() : empty);
            MeasureFloor(setup.GrpcFloor, isWarmUp ? new Start() : grpc);
            await MeasurePluginAsync(setup.Plugin, atlas, engine, isWarmUp ? new Start() : ours);
            MeasureGet(setup, atlas, isWarmUp ? new Samples() : get);
            await MeasurePluginAsync(setup.ManagedPlugin, atlas, engine, isWarmUp ? new Start() : managed);
        }

        AddTo(table, ours, empty, get);
        table.Add(Row.Times(
            "process start to the port line, floor: an empty gRPC server",
            ours.Port.Median,
            grpc.Port.Median,
            MostStartOfServer));
        AddManagedTo(table, managed, empty, get);
    }

    private static void AddTo(Table table, Start ours, Start empty, Samples get)
    {
        table.Add(Row.Times("process start to the port line", ours.Port.Median, empty.Port.Median, MostStart));
        table.Add(Row.Times(
            "start to the first Invoke's answer", ours.FirstAnswer.Median, get.Median, MostFirstAnswer));
        var idle = Row.Compare(
            "resident memory idle after Configure", ours.Idle.Median, empty.Idle.Median, Row.Megabytes);
        table.Add(idle with
        {
            Target = "≤ +30 MB",
            IsMet = ours.Idle.Median <= empty.Idle.Median + MostIdleBytes,
        });
    }

    private static void AddManagedTo(Table table, Start managed, Start empty, Samples get)
    {
        const string label = "without AOT (ReadyToRun):";
        table.Add(Row.Compare(
            $"{label} process start to the port line", managed.Port.Median, empty.Port.Median, Row.Milliseconds));
        table.Add(Row.Compare(
            $"{label} start to the first Invoke's answer", managed.FirstAnswer.Median, get.Median, Row.Milliseconds));
        table.Add(Row.Compare(
            $"{label} resident memory idle after Configure", managed.Idle.Median, empty.Idle.Median, Row.Megabytes));
    }

    private static void MeasureFloor(string path, Start into)
    {
        using var process = Child.Start(path);
        into.Port.Add(process.StartTime);
        into.Idle.Add(process.ResidentBytes);
    }

    private static void MeasureGet(Setup setup, Atlas atlas, Samples into)
    {
        using var process = Child.Start(setup.GetFloor, atlas.CheckpointUrl(1), AtlasData.AccessToken);
        into.Add(process.StartTime);
    }

    private static async Task MeasurePluginAsync(string path, Atlas atlas, EngineServer engine, Start into)
    {
        var start = await PluginStart.MeasureAsync(path, atlas, engine);
        into.Port.Add(start.Port);
        into.FirstAnswer.Add(start.FirstAnswer);
        into.Idle.Add(start.IdleBytes);
    }

    private sealed class Start
    {
        public Samples Port { get; } = new();

        public Samples FirstAnswer { get; } = new();

        public Samples Idle { get; } = new();
    }
}
