# Generated from contract/ by make docs. Do not edit.

ephemeral "atlasbackup_flex_restore_jobs" "jobs" {
  group_id     = "32b6e34b3d91647abb20e7b8"
  cluster_name = "trial"
  latest       = 1
}

# The values can be used where Terraform stores nothing, such as in a provisioner.
locals {
  results = ephemeral.atlasbackup_flex_restore_jobs.jobs.results
}
