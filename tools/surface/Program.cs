using AtlasBackup.SurfaceTool;

await File.WriteAllTextAsync(SurfaceFile.Path, await SurfaceFile.RenderAsync());
