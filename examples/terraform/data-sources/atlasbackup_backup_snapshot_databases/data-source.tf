# Generated from contract/ by make docs. Do not edit.

data "atlasbackup_backup_snapshot_databases" "databases" {
  group_id     = "32b6e34b3d91647abb20e7b8"
  cluster_name = "shop"
  snapshot_id  = "6a7944f27e51ec1e0a4c1d9b"
}

output "results" {
  value = data.atlasbackup_backup_snapshot_databases.databases.results
}
