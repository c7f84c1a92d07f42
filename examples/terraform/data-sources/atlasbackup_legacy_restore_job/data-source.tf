# Generated from contract/ by make docs. Do not edit.

data "atlasbackup_legacy_restore_job" "job" {
  group_id     = "32b6e34b3d91647abb20e7b8"
  cluster_name = "shop"
  job_id       = "62f3a1c87e51ec1e0a4c1d9b"
}

output "status_name" {
  value = data.atlasbackup_legacy_restore_job.job.status_name
}

output "snapshot_id" {
  value = data.atlasbackup_legacy_restore_job.job.snapshot_id
}
