using AtlasBackup.ContractTool;

return await CommandLine.RunAsync(args, Directory.GetCurrentDirectory(), Console.Out, Console.Error);
