variable "project" {
  description = "The name of the project."
  type        = string
}

variable "clusters" {
  description = "The names of the clusters with Cloud Backup."
  type        = set(string)
}

variable "since" {
  description = "Only restore jobs of this time or later are counted; null counts all."
  type        = string
  default     = null
}
