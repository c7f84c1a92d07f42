# Generated from contract/ by make docs. Do not edit.

data "atlasbackup_backup_export_bucket" "bucket" {
  group_id         = "32b6e34b3d91647abb20e7b8"
  export_bucket_id = "6504a1c87e51ec1e0a4c1d9b"
}

output "bucket_name" {
  value = data.atlasbackup_backup_export_bucket.bucket.bucket_name
}

output "cloud_provider" {
  value = data.atlasbackup_backup_export_bucket.bucket.cloud_provider
}
