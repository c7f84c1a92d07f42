using System.Text.RegularExpressions;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.Plugin;

namespace AtlasBackup.EndToEnd.Tests.RealTerraform;

/// <summary>
/// What a person sees when credentials are wrong and when Atlas refuses: one error at the right place, with what to do,
/// in the names of Terraform, and without the value of a sensitive variable.
/// </summary>
public sealed partial class ErrorTests(TerraformMirror mirror)
{
    private const string Sensitive = "my-sensitive-value-0123456789";
    private const string Provider = "in provider \"atlasbackup\":";
    private const string Data = "in data \"atlasbackup_backup_checkpoint\" \"this\":";

    private const string Read =
        $$"""

        variable "secret" {
          sensitive = true
          default   = "{{Sensitive}}"
        }

        resource "terraform_data" "secret" {
          input = var.secret
        }

        data "atlasbackup_backup_checkpoint" "this" {
          group_id      = var.group_id
          cluster_name  = "{{AtlasData.ShardedCluster}}"
          checkpoint_id = "{{AtlasData.CompleteCheckpointId}}"
        }
        """;

    [Theory]
    [InlineData(
        "client_id = \"mdb_sa_id_0123456789abcdef01234567\"\n client_secret = var.secret",
        "Atlas answered 401 to POST api/oauth/token",
        "Check client_id and client_secret",
        Data)]
    [InlineData("client_secret = var.secret", "client_id is missing", "both are required", Provider)]
    [InlineData("", "No Atlas credentials", "Give a service account (client_id and client_secret)", Provider)]
    [InlineData(
        "public_key = \"mdb_sa_id_0123456789abcdef01234567\"\n private_key = var.secret",
        "public_key in the configuration is the client ID of a service account",
        "give it as client_id",
        Provider)]
    [InlineData(
        "client_id = \"mdb_sa_id_0123456789abcdef01234567\"\n client_secret = terraform_data.secret.output",
        "The provider's configuration is not known yet",
        "It depends on something that is made during apply",
        Data)]
    [InlineData(
        "access_token = var.secret\n base_url = \"http://127.0.0.1:1\"\n max_retries = 0",
        "Could not reach 127.0.0.1:1",
        "the connection was refused",
        Data)]
    public async Task Says_what_is_wrong_with_the_credentials(string block, string error, string hint, string place)
    {
        await using var terraform = await TerraformWorkspace.StartAsync(mirror, Of(block));
        terraform.HasCredentials = false;

        await AssertErrorAsync(terraform, error, hint, place);
    }

    [Theory]
    [InlineData(401, "UNAUTHORIZED", "check that the account still exists and may see the project")]
    [InlineData(403, "ACCESS_FORBIDDEN", "role")]
    [InlineData(404, "CHECKPOINT_NOT_FOUND", "With allow_missing, the result has found = false")]
    [InlineData(429, "RATE_LIMITED", "Wait, or lower max_concurrent_requests")]
    public async Task Says_what_Atlas_refused(int status, string code, string hint)
    {
        await using var terraform = await TerraformWorkspace.StartAsync(mirror, Of("max_retries = 0"));
        terraform.Atlas.Faults.Add(ContractFunction.Refusing(status, code));

        await AssertErrorAsync(terraform, $"Atlas answered {status} to GET groups/", hint, Data);
    }

    private static string Of(string block) => $"provider \"atlasbackup\" {{\n {block}\n}}\n{Read}";

    private static async Task AssertErrorAsync(TerraformWorkspace terraform, string error, string hint, string place)
    {
        var run = await terraform.RunAsync("plan");

        Assert.Equal(1, run.ExitCode);
        var shown = run.Output[run.Output.IndexOf("Error: ", StringComparison.Ordinal)..];
        Assert.StartsWith($"Error: {error}", shown, StringComparison.Ordinal);
        Assert.Single(ErrorMark().Matches(shown));
        Assert.True(LineBreak().Replace(shown, " ").Contains(hint, StringComparison.Ordinal), shown);
        Assert.Contains(place, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Sensitive, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Pulumi", run.Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(CamelCase(), PathOfAtlas().Replace(shown, ""));
    }

    [GeneratedRegex("^Error: ", RegexOptions.Multiline)]
    private static partial Regex ErrorMark();

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex LineBreak();

    [GeneratedRegex(@"groups/\S+")]
    private static partial Regex PathOfAtlas();

    [GeneratedRegex(@"\b[a-z]+[A-Z]")]
    private static partial Regex CamelCase();
}
