# Generated from contract/ by make docs. Do not edit.

data "atlasbackup_backup_restore_job" "restore" {
  group_id       = "32b6e34b3d91647abb20e7b8"
  cluster_name   = "shop"
  restore_job_id = "6a7947337e51ec1e0a4c1d9c"
}

output "failed" {
  value = data.atlasbackup_backup_restore_job.restore.failed
}

output "finished_at" {
  value = data.atlasbackup_backup_restore_job.restore.finished_at
}
