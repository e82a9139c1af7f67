"""SQLite with a queue before it: the archive's database backend where no PostgreSQL is named."""
