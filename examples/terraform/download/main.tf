terraform {
  required_version = ">= 1.10"

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

# The link is in no state and in no plan: Terraform stores nothing of an ephemeral resource.
ephemeral "atlasbackup_backup_restore_job" "this" {
  group_id       = data.atlasbackup_project.this.id
  cluster_name   = var.cluster
  restore_job_id = var.restore_job_id
}

# Of a sharded cluster, each component has a link of its own.
locals {
  job   = ephemeral.atlasbackup_backup_restore_job.this
  links = concat(local.job.delivery_url, compact(local.job.components[*].download_url))
}

resource "terraform_data" "download" {
  triggers_replace = var.restore_job_id

  provisioner "local-exec" {
    command = var.command
    environment = {
      DOWNLOAD_LINKS = join(" ", local.links)
    }
  }
}
