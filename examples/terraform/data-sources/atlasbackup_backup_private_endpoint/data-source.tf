# Generated from contract/ by make docs. Do not edit.

data "atlasbackup_backup_private_endpoint" "endpoint" {
  group_id    = "32b6e34b3d91647abb20e7b8"
  endpoint_id = "6511a1c87e51ec1e0a4c1d9b"
}

output "status" {
  value = data.atlasbackup_backup_private_endpoint.endpoint.status
}

output "error_message" {
  value = data.atlasbackup_backup_private_endpoint.endpoint.error_message
}
