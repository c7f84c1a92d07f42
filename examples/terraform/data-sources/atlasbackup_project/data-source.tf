# Generated from contract/ by make docs. Do not edit.

data "atlasbackup_project" "project" {
  name = "shop"
}

output "id" {
  value = data.atlasbackup_project.project.id
}

output "cluster_count" {
  value = data.atlasbackup_project.project.cluster_count
}
