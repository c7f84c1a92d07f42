variable "project" {
  description = "The name of the project."
  type        = string
}

variable "cluster" {
  description = "The name of the cluster."
  type        = string
}

variable "restore_window_days" {
  description = "For how many days the cluster can be restored to any point in time."
  type        = number
}

variable "frequencies" {
  description = "How often snapshots are taken: hourly, daily, weekly, monthly or yearly."
  type        = set(string)
}
