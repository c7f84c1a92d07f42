# Generated from contract/ by make docs. Do not edit.

data "atlasbackup_backup_export_buckets" "buckets" {
  group_id       = "32b6e34b3d91647abb20e7b8"
  cloud_provider = "AWS"
}

output "results" {
  value = data.atlasbackup_backup_export_buckets.buckets.results
}
