"""Work that takes longer than a page may wait: kept in the database, done by the worker (后台任务)."""
