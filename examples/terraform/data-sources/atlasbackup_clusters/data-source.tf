# Generated from contract/ by make docs. Do not edit.

data "atlasbackup_clusters" "clusters" {
  group_id                              = "32b6e34b3d91647abb20e7b8"
  include_deleted_with_retained_backups = true
}

output "results" {
  value = data.atlasbackup_clusters.clusters.results
}
