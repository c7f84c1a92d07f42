# Generated from contract/ by make docs. Do not edit.

data "atlasbackup_backup_export" "backup_export" {
  group_id     = "32b6e34b3d91647abb20e7b8"
  cluster_name = "shop"
  export_id    = "62f3a1c87e51ec1e0a4c1d9b"
}

output "state" {
  value = data.atlasbackup_backup_export.backup_export.state
}

output "finished_at" {
  value = data.atlasbackup_backup_export.backup_export.finished_at
}
