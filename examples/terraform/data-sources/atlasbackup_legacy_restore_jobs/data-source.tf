# Generated from contract/ by make docs. Do not edit.

data "atlasbackup_legacy_restore_jobs" "jobs" {
  group_id     = "32b6e34b3d91647abb20e7b8"
  cluster_name = "shop"
  batch_id     = "5f3a1c877e51ec1e0a4c1d9b"
}

output "total_count" {
  value = data.atlasbackup_legacy_restore_jobs.jobs.total_count
}
