# Generated from contract/ by make docs. Do not edit.

data "atlasbackup_flex_restore_job" "job" {
  group_id       = "32b6e34b3d91647abb20e7b8"
  cluster_name   = "trial"
  restore_job_id = "6544a1c87e51ec1e0a4c1d9b"
}

output "status" {
  value = data.atlasbackup_flex_restore_job.job.status
}

output "restore_finished_date" {
  value = data.atlasbackup_flex_restore_job.job.restore_finished_date
}
