variable "project" {
  description = "The name of the project."
  type        = string
}

variable "cluster" {
  description = "The name of the cluster."
  type        = string
}

variable "max_age_hours" {
  description = "How old the newest recovery point may be."
  type        = number
}
