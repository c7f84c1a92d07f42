# Generated from contract/ by make docs. Do not edit.

data "atlasbackup_backup_readiness" "readiness" {
  project_name  = "shop"
  cluster_name  = "prod"
  max_age_hours = 6
}

output "ready" {
  value = data.atlasbackup_backup_readiness.readiness.ready
}

output "reasons" {
  value = data.atlasbackup_backup_readiness.readiness.reasons
}
