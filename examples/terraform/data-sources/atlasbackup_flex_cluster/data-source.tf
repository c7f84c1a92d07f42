# Generated from contract/ by make docs. Do not edit.

data "atlasbackup_flex_cluster" "cluster" {
  group_id     = "32b6e34b3d91647abb20e7b8"
  cluster_name = "trial"
}

output "state_name" {
  value = data.atlasbackup_flex_cluster.cluster.state_name
}

output "mongo_db_version" {
  value = data.atlasbackup_flex_cluster.cluster.mongo_db_version
}
