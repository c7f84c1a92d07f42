# Generated from contract/ by make docs. Do not edit.

data "atlasbackup_tenant_restores" "restores" {
  group_id     = "32b6e34b3d91647abb20e7b8"
  cluster_name = "trial"
}

output "total_count" {
  value = data.atlasbackup_tenant_restores.restores.total_count
}
