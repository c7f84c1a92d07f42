# Generated from contract/ by make docs. Do not edit.

data "atlasbackup_collection_restore_job_collection" "collection" {
  group_id         = "32b6e34b3d91647abb20e7b8"
  cluster_name     = "shop"
  job_id           = "6545a1c87e51ec1e0a4c1d9b"
  source_namespace = "sales.orders"
}

output "state" {
  value = data.atlasbackup_collection_restore_job_collection.collection.state
}

output "effective_target_namespace" {
  value = data.atlasbackup_collection_restore_job_collection.collection.effective_target_namespace
}
