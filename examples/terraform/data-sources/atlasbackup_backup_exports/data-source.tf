# Generated from contract/ by make docs. Do not edit.

data "atlasbackup_backup_exports" "backup_exports" {
  group_id     = "32b6e34b3d91647abb20e7b8"
  cluster_name = "shop"
  state        = "Successful"
  latest       = 1
}

output "results" {
  value = data.atlasbackup_backup_exports.backup_exports.results
}
