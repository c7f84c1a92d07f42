# Generated from contract/ by make docs. Do not edit.

data "atlasbackup_legacy_snapshot" "snapshot" {
  group_id     = "32b6e34b3d91647abb20e7b8"
  cluster_name = "shop"
  snapshot_id  = "6329d6ee7e51ec1e0a4c1d9b"
}

output "complete" {
  value = data.atlasbackup_legacy_snapshot.snapshot.complete
}

output "expires" {
  value = data.atlasbackup_legacy_snapshot.snapshot.expires
}
