using AtlasBackup.EngineHost.Cli;

return await HostCommands.RunAsync(args, Console.Out, Console.Error);
