terraform {
  required_version = ">= 1.5"

  required_providers {
    atlasbackup = {
      source  = "atlasbackup/atlasbackup"
      version = "~> 0.1"
    }
  }
}

# The credentials come from the environment.
provider "atlasbackup" {}

data "atlasbackup_project" "this" {
  name = var.project
}

data "atlasbackup_backup_restore_jobs" "of" {
  for_each = var.clusters

  group_id     = data.atlasbackup_project.this.id
  cluster_name = each.key
  since        = var.since
}

locals {
  outcomes = {
    for cluster, jobs in data.atlasbackup_backup_restore_jobs.of : cluster => {
      for job in jobs.results : (
        job.failed ? "failed" : job.cancelled ? "cancelled" : job.expired ? "expired" : job.finished_at != null ? "finished" : "in progress"
      ) => job.id...
    }
  }
}

output "by_cluster" {
  description = "For each cluster, the number of jobs by outcome."
  value = {
    for cluster, outcomes in local.outcomes : cluster => { for outcome, ids in outcomes : outcome => length(ids) }
  }
}

output "failed" {
  description = "The failed jobs."
  value       = flatten([for cluster, outcomes in local.outcomes : [for id in lookup(outcomes, "failed", []) : "${cluster}: ${id}"]])
}
