# Generated from contract/ by make docs. Do not edit.

data "atlasbackup_cluster" "cluster" {
  group_id     = "32b6e34b3d91647abb20e7b8"
  cluster_name = "shop"
}

output "backup_enabled" {
  value = data.atlasbackup_cluster.cluster.backup_enabled
}

output "pit_enabled" {
  value = data.atlasbackup_cluster.cluster.pit_enabled
}
