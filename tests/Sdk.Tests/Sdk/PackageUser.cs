namespace AtlasBackup.Sdk.Tests.Sdk;

/// <summary>A program outside this repository that references the package.</summary>
internal sealed class PackageUser(PackedSdk packed, string framework) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sdk-user-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Builds the program, and fails on every error and warning.</summary>
    public async Task BuildAsync(string program)
    {
        // The packages go into a folder of the program: what stands in for one must not get among those of this machine,
        // which are read only.
        var machine = await DotNet.RunAsync(["nuget", "locals", "global-packages", "--list", "--force-english-output"]);
        var packages = machine[(machine.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        Write("Program.cs", program);
        Write("Program.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>{framework}</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <UseAppHost>false</UseAppHost>
                <NuGetAudit>false</NuGetAudit>
                <RestoreAdditionalProjectSources>{packed.Feed}</RestoreAdditionalProjectSources>
                <RestorePackagesPath>packages</RestorePackagesPath>
                <RestoreFallbackFolders>{packages}</RestoreFallbackFolders>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Atlas.Backup" Version="{Repository.Version}" />
              </ItemGroup>
            </Project>
            """);

        await DotNet.RunAsync(["build", "--nologo", "-v", "q"], _folder);
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder, file), text);
}
