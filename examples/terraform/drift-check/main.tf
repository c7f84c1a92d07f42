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

# Data sources in a check stop nothing: what differs is a warning, and so is an error of Atlas.
check "schedule" {
  data "atlasbackup_backup_schedule" "this" {
    group_id     = data.atlasbackup_project.this.id
    cluster_name = var.cluster
  }

  assert {
    condition     = data.atlasbackup_backup_schedule.this.restore_window_days == var.restore_window_days
    error_message = "${var.cluster}: the restore window is not ${var.restore_window_days} days."
  }

  assert {
    condition = var.frequencies == toset(flatten([
      for policy in data.atlasbackup_backup_schedule.this.policies : [
        for item in policy.policy_items : item.frequency_type
      ]
    ]))
    error_message = "${var.cluster}: the snapshots are not taken ${join(", ", var.frequencies)}."
  }
}

check "exports" {
  data "atlasbackup_backup_exports" "this" {
    group_id     = data.atlasbackup_project.this.id
    cluster_name = var.cluster
    latest       = 1
  }

  assert {
    condition = alltrue([
      for export in data.atlasbackup_backup_exports.this.results : contains(["Queued", "InProgress", "Successful"], export.state)
    ])
    error_message = "${var.cluster}: the newest export failed."
  }
}
