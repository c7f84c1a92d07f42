using System.Text;
using AtlasBackup.Core.Atlas;

namespace AtlasBackup.Tests.Support;

/// <summary>Answers of Atlas that no request was sent for.</summary>
internal static class Answers
{
    private static readonly AtlasRequest Request = new("groups/x", "", "2023-01-01", "x");

    /// <summary>The beginning and the end of an error about one of these answers.</summary>
    public static string Unexpected(string what) =>
        $"the answer to GET {Request.Path} is not what Atlas documents: {what}.";

    public static AtlasAnswer Of(string json) => Of(Encoding.UTF8.GetBytes(json));

    public static AtlasAnswer Of(byte[] json) => new(Request, json, new MemoryStream());
}
