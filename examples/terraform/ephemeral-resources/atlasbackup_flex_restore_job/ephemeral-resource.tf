# Generated from contract/ by make docs. Do not edit.

ephemeral "atlasbackup_flex_restore_job" "job" {
  group_id       = "32b6e34b3d91647abb20e7b8"
  cluster_name   = "trial"
  restore_job_id = "6544a1c87e51ec1e0a4c1d9b"
}

# The values can be used where Terraform stores nothing, such as in a provisioner.
locals {
  status                = ephemeral.atlasbackup_flex_restore_job.job.status
  restore_finished_date = ephemeral.atlasbackup_flex_restore_job.job.restore_finished_date
}
