# Generated from contract/ by make docs. Do not edit.

data "atlasbackup_backup_checkpoint" "checkpoint" {
  group_id      = "32b6e34b3d91647abb20e7b8"
  cluster_name  = "shop"
  checkpoint_id = "6329d6ee7e51ec1e0a4c1d9b"
}

output "restorable" {
  value = data.atlasbackup_backup_checkpoint.checkpoint.restorable
}

output "completed" {
  value = data.atlasbackup_backup_checkpoint.checkpoint.completed
}
