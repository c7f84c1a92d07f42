using System.Security;
using AtlasBackup.SdkGenerator.Naming;
using AtlasBackup.SdkGenerator.Schema;

namespace AtlasBackup.SdkGenerator.Emit;

/// <summary>
/// Renders the project file. The versions stay in the files of the repository: the package's own version in
/// Directory.Build.props, the versions of its dependencies in Directory.Packages.props.
/// </summary>
internal sealed class ProjectEmitter(Namespaces namespaces)
{
    public const string PluginFile = "pulumi-plugin.json";

    public string Render(PackageModel package)
    {
        var info = package.Info;
        var references = package.CSharp.PackageReferences.Select(Reference);

        return $"""
            <!-- {GeneratedFile.Notice} -->
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <AssemblyName>{namespaces.Root}</AssemblyName>
                <RootNamespace>{namespaces.Root}</RootNamespace>
                <!-- The target of Pulumi's templates; programs for a newer .NET can use it as well. -->
                <TargetFramework>net8.0</TargetFramework>
                <ImplicitUsings>disable</ImplicitUsings>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
              </PropertyGroup>

              <PropertyGroup>
                <IsPackable>true</IsPackable>
                <PackageId>{namespaces.Root}</PackageId>
                <Title>{Escape(info.DisplayName)}</Title>
                <Description>{Escape(info.Description)}</Description>
                <Authors>{Escape(info.Publisher)}</Authors>
                <Company>{Escape(info.Publisher)}</Company>
                <PackageTags>{Escape(string.Join(';', info.Keywords))}</PackageTags>
                <PackageLicenseExpression>{Escape(info.License)}</PackageLicenseExpression>
                <PackageProjectUrl>{Escape(info.Homepage)}</PackageProjectUrl>
                <PackageReleaseNotes>{Escape(info.Repository)}/blob/v$(VersionPrefix)/CHANGELOG.md</PackageReleaseNotes>
                <PackageReadmeFile>README.md</PackageReadmeFile>
                <PackageIcon>logo.png</PackageIcon>
                <RepositoryUrl>{Escape(info.Repository)}</RepositoryUrl>
                <RepositoryType>git</RepositoryType>
                <PublishRepositoryUrl>true</PublishRepositoryUrl>
                <EmbedUntrackedSources>true</EmbedUntrackedSources>
                <IncludeSymbols>true</IncludeSymbols>
                <SymbolPackageFormat>snupkg</SymbolPackageFormat>
              </PropertyGroup>

              <ItemGroup>
            {string.Join('\n', references)}
              </ItemGroup>

              <!-- Utilities reads the version at run time; the language host reads both from content/ to know which plugin to fetch. -->
              <ItemGroup>
                <EmbeddedResource Include="{UtilitiesEmitter.VersionFile}" LogicalName="{namespaces.Root}.{UtilitiesEmitter.VersionFile}" />
                <EmbeddedResource Include="{PluginFile}" LogicalName="{namespaces.Root}.{PluginFile}" />
                <None Include="{UtilitiesEmitter.VersionFile};{PluginFile}" Pack="true" PackagePath="content/" />
                <None Include="README.md;../../docs/logo.png" Pack="true" PackagePath="/" />
              </ItemGroup>

              <Target Name="CheckVersion" BeforeTargets="GenerateNuspec">
                <PropertyGroup>
                  <_GeneratedVersion>$([System.IO.File]::ReadAllText('$(MSBuildThisFileDirectory){UtilitiesEmitter.VersionFile}').Trim())</_GeneratedVersion>
                </PropertyGroup>
                <Error Condition="'$(_GeneratedVersion)' != '$(PackageVersion)'"
                       Text="{UtilitiesEmitter.VersionFile} says $(_GeneratedVersion), the package $(PackageVersion): generate the SDK again." />
              </Target>
            </Project>

            """;
    }

    private static string Reference(string package)
    {
        // Another SDK's version.txt and pulumi-plugin.json must not end up in this one's package.
        var excluded = package.StartsWith("Pulumi.", StringComparison.Ordinal) ? " ExcludeAssets=\"contentFiles\"" : "";

        return $"    <PackageReference Include=\"{Escape(package)}\"{excluded} />";
    }

    private static string Escape(string value) => SecurityElement.Escape(value);
}
