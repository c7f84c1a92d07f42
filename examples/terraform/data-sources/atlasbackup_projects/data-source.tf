# Generated from contract/ by make docs. Do not edit.

data "atlasbackup_projects" "projects" {}

output "results" {
  value = data.atlasbackup_projects.projects.results
}
