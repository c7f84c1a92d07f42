# Generated from contract/ by make docs. Do not edit.

data "atlasbackup_backup_compliance_policy" "policy" {
  group_id           = "32b6e34b3d91647abb20e7b8"
  allow_missing      = true
  omit_personal_data = true
}

output "found" {
  value = data.atlasbackup_backup_compliance_policy.policy.found
}

output "state" {
  value = data.atlasbackup_backup_compliance_policy.policy.state
}
