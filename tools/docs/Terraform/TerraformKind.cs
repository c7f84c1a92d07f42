namespace AtlasBackup.DocsTool.Terraform;

/// <summary>A kind of block that reads a function.</summary>
/// <param name="Title">Its name in headings.</param>
/// <param name="Folder">The folder of its pages.</param>
/// <param name="File">The name of its example files.</param>
/// <param name="More">What is special about it, or an empty text.</param>
internal sealed record TerraformKind(string Title, string Folder, string File, string More)
{
    public static TerraformKind DataSource { get; } = new("Data Source", "data-sources", "data-source.tf", "");

    public static TerraformKind DataSourceWithoutSecrets { get; } = DataSource with
    {
        More = "Download links and their keys are not in this data source, because a state is plain text. The "
            + "ephemeral resource of the same name has them.",
    };

    public static TerraformKind Ephemeral { get; } = new(
        "Ephemeral Resource",
        "ephemeral-resources",
        "ephemeral-resource.tf",
        "This ephemeral resource has the download links and their keys. They are never stored.");
}
