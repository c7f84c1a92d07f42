using System.Text.Json.Nodes;

namespace AtlasBackup.EndToEnd.Tests.CommandLine;

/// <summary>How the command ended, and what it wrote.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Errors)
{
    private const string Start = "atlasbackup: ";

    /// <summary>The output of a command that said nothing else.</summary>
    public JsonNode Json
    {
        get
        {
            Assert.Equal("", Errors);
            return JsonNode.Parse(Output) ?? throw new InvalidOperationException("the output is null");
        }
    }

    /// <summary>The one line that an error is, without its beginning. Nothing else was written.</summary>
    public string Error
    {
        get
        {
            Assert.Equal("", Output);
            Assert.Equal(1, ExitCode);
            return ErrorLine;
        }
    }

    /// <summary>The one line on stderr, without its beginning.</summary>
    public string ErrorLine
    {
        get
        {
            Assert.StartsWith(Start, Errors, StringComparison.Ordinal);
            Assert.EndsWith("\n", Errors, StringComparison.Ordinal);
            Assert.DoesNotContain(Errors[..^1], char.IsControl);
            return Errors[Start.Length..^1];
        }
    }

    // Not of the properties, which fail where they do not apply.
    public override string ToString() => $"{ExitCode}: '{Output}' '{Errors}'";
}
