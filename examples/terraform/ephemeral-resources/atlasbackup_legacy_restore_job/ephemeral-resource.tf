# Generated from contract/ by make docs. Do not edit.

ephemeral "atlasbackup_legacy_restore_job" "job" {
  group_id     = "32b6e34b3d91647abb20e7b8"
  cluster_name = "shop"
  job_id       = "62f3a1c87e51ec1e0a4c1d9b"
}

# The values can be used where Terraform stores nothing, such as in a provisioner.
locals {
  status_name = ephemeral.atlasbackup_legacy_restore_job.job.status_name
  snapshot_id = ephemeral.atlasbackup_legacy_restore_job.job.snapshot_id
}
