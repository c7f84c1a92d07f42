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

data "atlasbackup_backup_readiness" "this" {
  project_name  = var.project
  cluster_name  = var.cluster
  max_age_hours = var.max_age_hours
}

# Put what the gate protects into the place of this resource. A failed precondition stops plan and apply.
resource "terraform_data" "migration" {
  input = var.cluster

  lifecycle {
    precondition {
      condition     = data.atlasbackup_backup_readiness.this.ready
      error_message = "${var.cluster} is not ready: ${join("; ", data.atlasbackup_backup_readiness.this.reasons)}"
    }
  }
}

# The same condition as a warning, for all clusters of the project. It stops nothing.
check "project" {
  data "atlasbackup_project_backup_readiness" "all" {
    project_name  = var.project
    max_age_hours = var.max_age_hours
  }

  assert {
    condition     = data.atlasbackup_project_backup_readiness.all.ready
    error_message = join("\n", data.atlasbackup_project_backup_readiness.all.reasons)
  }
}

output "recovery_point" {
  description = "The ID of the snapshot that the cluster can be restored to."
  value       = data.atlasbackup_backup_readiness.this.recovery_point.id
}

output "notes" {
  description = "What a person should know, even though the cluster is ready."
  value       = data.atlasbackup_backup_readiness.this.notes
}
