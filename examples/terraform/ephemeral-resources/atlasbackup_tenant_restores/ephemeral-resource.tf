# Generated from contract/ by make docs. Do not edit.

ephemeral "atlasbackup_tenant_restores" "restores" {
  group_id     = "32b6e34b3d91647abb20e7b8"
  cluster_name = "trial"
}

# The values can be used where Terraform stores nothing, such as in a provisioner.
locals {
  total_count = ephemeral.atlasbackup_tenant_restores.restores.total_count
}
