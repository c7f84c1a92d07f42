# Generated from contract/ by make docs. Do not edit.

data "atlasbackup_backup_sharded_snapshots" "snapshots" {
  group_id     = "32b6e34b3d91647abb20e7b8"
  cluster_name = "shop"
  status       = "completed"
  latest       = 1
}

output "results" {
  value = data.atlasbackup_backup_sharded_snapshots.snapshots.results
}
