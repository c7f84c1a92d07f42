using System.Collections.Concurrent;
using System.Text;
using AtlasBackup.Core.Contract;
using AtlasBackup.Provider.Terraform.Names;

namespace AtlasBackup.Provider.Terraform.Wire;

/// <summary>The names of attributes as they are sent. Each is made once.</summary>
internal static class AttributeNames
{
    private static readonly ConcurrentDictionary<PropertySchema, byte[]> Known =
        new(ReferenceEqualityComparer.Instance);

    public static ReadOnlySpan<byte> Utf8(PropertySchema property) =>
        Known.GetOrAdd(property, static one => Encoding.UTF8.GetBytes(TerraformNames.Attribute(one.Name)));
}
