using System.Text.Json;
using AtlasBackup.Core.Functions;
using AtlasBackup.Provider.CommandLine.Json;

namespace AtlasBackup.Provider.CommandLine.Access;

/// <summary>Writes as JSON what the credentials are, and what Atlas lets them see. The form is documented.</summary>
internal static class AccessJson
{
    public static void Write(AccessReport report, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, JsonForm.Indented))
        {
            Write(report, json);
        }

        output.Write("\n"u8);
    }

    private static void Write(AccessReport report, Utf8JsonWriter json)
    {
        var found = report.Found;
        json.WriteStartObject();
        json.WriteStartObject("credentials");
        json.WriteString("kind", found.Kind);
        Texts(json, "variables", found.Variables);
        json.WriteEndObject();
        json.WriteString("baseUrl", found.BaseUrl);
        json.WriteString("baseUrlSource", found.BaseUrlSource);
        json.WriteBoolean("accepted", report.Refusal is null);
        Text(json, "error", report.Refusal);
        json.WriteStartArray("projects");
        foreach (var project in report.Projects)
        {
            Write(project, json);
        }

        json.WriteEndArray();
        if (report.Cluster is { } cluster)
        {
            Write(cluster, json);
        }

        json.WriteEndObject();
    }

    private static void Write(OutputObject project, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        Text(json, "id", project.Text("id"));
        Text(json, "name", project.Text("name"));
        Text(json, "orgId", project.Text("orgId"));
        if (project.Number("clusterCount") is { } count)
        {
            json.WriteNumber("clusterCount", count);
        }

        json.WriteEndObject();
    }

    private static void Write(ClusterAccess cluster, Utf8JsonWriter json)
    {
        json.WriteStartObject("cluster");
        json.WriteString("groupId", cluster.GroupId);
        json.WriteString("clusterName", cluster.Name);
        Text(json, "clusterKind", cluster.Kind);
        json.WriteStartArray("reads");
        foreach (var read in cluster.Reads)
        {
            json.WriteStartObject();
            json.WriteString("name", read.Name);
            json.WriteBoolean("allowed", read.IsAllowed);
            Texts(json, "roles", read.Roles);
            Texts(json, "neededFor", read.NeededFor);
            Text(json, "message", read.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
