# Generated from contract/ by make docs. Do not edit.

data "atlasbackup_backup_schedule" "schedule" {
  group_id     = "32b6e34b3d91647abb20e7b8"
  cluster_name = "shop"
}

output "next_snapshot" {
  value = data.atlasbackup_backup_schedule.schedule.next_snapshot
}

output "restore_window_days" {
  value = data.atlasbackup_backup_schedule.schedule.restore_window_days
}
