"""Pages of background jobs (后台任务)."""
