using Grpc.Core;

namespace AtlasBackup.EndToEnd.Tests.Plugin;

public sealed class RefusedAnswerTests
{
    public static TheoryData<string> Functions => [.. ContractFunction.All.Keys];

    public static TheoryData<string, string, string> NamesInPaths => [.. (
        from function in ContractFunction.All.Values
        from refusal in new[] { ("groupId", "GROUP_NOT_FOUND"), ("clusterName", "CLUSTER_NOT_FOUND") }
        where function.File.Parameters.Contains(refusal.Item1)
        select new TheoryDataRow<string, string, string>(function.Name, refusal.Item1, refusal.Item2))];

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Names_the_roles_of_the_function_when_Atlas_says_that_the_role_is_missing(string name)
    {
        var function = ContractFunction.All[name];
        await using var plugin = await PluginUnderTest.StartAsync();
        plugin.Atlas.Faults.Add(ContractFunction.Refusing(401, "USER_UNAUTHORIZED") with { Times = 1 });
        plugin.Atlas.Faults.Add(ContractFunction.Refusing(403, "ACCESS_FORBIDDEN"));

        var unauthorized = await plugin.RefusalAsync(function.Token, function.Args());
        var forbidden = await plugin.RefusalAsync(function.Token, function.Args());

        Assert.Equal(
            (StatusCode.Unauthenticated, StatusCode.PermissionDenied), (unauthorized.StatusCode, forbidden.StatusCode));
        function.AssertHint(401, "USER_UNAUTHORIZED", unauthorized.Detail);
        function.AssertHint(403, "ACCESS_FORBIDDEN", forbidden.Detail);
        Assert.All(function.Roles, role => Assert.Contains(role, unauthorized.Detail, StringComparison.Ordinal));
        Assert.All(function.Roles, role => Assert.Contains(role, forbidden.Detail, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(NamesInPaths))]
    public async Task Names_the_argument_that_Atlas_does_not_find(string name, string argument, string code)
    {
        var function = ContractFunction.All[name];
        await using var plugin = await PluginUnderTest.StartAsync();
        plugin.Atlas.Faults.Add(ContractFunction.Refusing(404, code, "the thing"));

        var refusal = await plugin.RefusalAsync(function.Token, function.Args());

        Assert.Equal(StatusCode.NotFound, refusal.StatusCode);
        function.AssertHint(404, code, refusal.Detail);
        Assert.True(
            refusal.Detail.Contains(argument, StringComparison.Ordinal) || function.Missing.Contains(code),
            refusal.Detail);
    }
}
