# Generated from contract/ by make docs. Do not edit.

data "atlasbackup_flex_clusters" "clusters" {
  group_id = "32b6e34b3d91647abb20e7b8"
}

output "results" {
  value = data.atlasbackup_flex_clusters.clusters.results
}
