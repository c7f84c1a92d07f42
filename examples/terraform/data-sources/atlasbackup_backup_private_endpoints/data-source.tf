# Generated from contract/ by make docs. Do not edit.

data "atlasbackup_backup_private_endpoints" "endpoints" {
  group_id = "32b6e34b3d91647abb20e7b8"
  status   = "ACTIVE"
}

output "results" {
  value = data.atlasbackup_backup_private_endpoints.endpoints.results
}
