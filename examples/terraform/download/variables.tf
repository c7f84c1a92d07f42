variable "project" {
  description = "The name of the project."
  type        = string
}

variable "cluster" {
  description = "The name of the cluster."
  type        = string
}

variable "restore_job_id" {
  description = "The ID of a restore job that offers files."
  type        = string
}

variable "command" {
  description = "What downloads the files. The variable DOWNLOAD_LINKS has their links, with spaces between them."
  type        = string
  default     = "for link in $DOWNLOAD_LINKS; do curl --fail --silent --show-error --remote-name \"$link\"; done"
}
