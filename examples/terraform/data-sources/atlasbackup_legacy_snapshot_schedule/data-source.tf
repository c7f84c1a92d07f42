# Generated from contract/ by make docs. Do not edit.

data "atlasbackup_legacy_snapshot_schedule" "schedule" {
  group_id     = "32b6e34b3d91647abb20e7b8"
  cluster_name = "shop"
}

output "snapshot_interval_hours" {
  value = data.atlasbackup_legacy_snapshot_schedule.schedule.snapshot_interval_hours
}

output "snapshot_retention_days" {
  value = data.atlasbackup_legacy_snapshot_schedule.schedule.snapshot_retention_days
}
