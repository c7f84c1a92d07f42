# Generated from contract/ by make docs. Do not edit.

data "atlasbackup_flex_snapshot" "snapshot" {
  group_id     = "32b6e34b3d91647abb20e7b8"
  cluster_name = "trial"
  snapshot_id  = "6543d6ee7e51ec1e0a4c1d9b"
}

output "status" {
  value = data.atlasbackup_flex_snapshot.snapshot.status
}

output "finish_time" {
  value = data.atlasbackup_flex_snapshot.snapshot.finish_time
}
