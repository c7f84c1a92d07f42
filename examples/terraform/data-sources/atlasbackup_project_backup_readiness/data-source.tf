# Generated from contract/ by make docs. Do not edit.

data "atlasbackup_project_backup_readiness" "readiness" {
  project_name  = "shop"
  max_age_hours = 26
}

output "ready" {
  value = data.atlasbackup_project_backup_readiness.readiness.ready
}

output "reasons" {
  value = data.atlasbackup_project_backup_readiness.readiness.reasons
}
